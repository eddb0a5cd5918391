/// A probation region and the places its delivery units are called after.
struct Region {
  let name: String
  /// The region's code in the case system, as the sample workbooks have it.
  let code: String
  let units: [String]
  /// Whether Welsh names are as common as English ones.
  var isWelsh: Bool { code == "N03" }
}

extension Region {
  /// The 12 regions of England and Wales with 108 delivery units. The regions are real; the units are plausible, not a
  /// register.
  static let all: [Region] = [
    Region(
      name: "North East", code: "N54",
      units: [
        "Newcastle upon Tyne", "North Tyneside and Northumberland", "Gateshead and South Tyneside", "Sunderland",
        "County Durham and Darlington", "Middlesbrough and Redcar", "Stockton and Hartlepool",
      ]),
    Region(
      name: "North West", code: "N51",
      units: [
        "Cumbria", "Lancaster and Wyre", "Preston", "Blackburn", "East Lancashire", "Liverpool North",
        "Liverpool South",
        "Sefton", "Wirral", "Knowsley and St Helens", "Warrington and Halton", "Cheshire",
      ]),
    Region(
      name: "Greater Manchester", code: "N50",
      units: [
        "Bolton", "Bury and Rochdale", "Manchester North", "Manchester South", "Oldham and Tameside", "Salford",
        "Stockport and Trafford", "Wigan",
      ]),
    Region(
      name: "Yorkshire and the Humber", code: "N55",
      units: [
        "York", "North Yorkshire", "Hull", "East Riding", "Northern Lincolnshire", "Sheffield", "Doncaster",
        "Rotherham",
        "Barnsley", "Leeds", "Bradford and Calderdale", "Kirklees and Wakefield",
      ]),
    Region(
      name: "East Midlands", code: "N53",
      units: [
        "Derby City", "Derbyshire", "Nottingham City", "Nottinghamshire", "Leicester", "Leicestershire and Rutland",
        "Lincolnshire",
      ]),
    Region(
      name: "West Midlands", code: "N52",
      units: [
        "Birmingham Central", "Birmingham North", "Coventry", "Warwickshire", "Dudley", "Sandwell",
        "Walsall and Wolverhampton", "Staffordshire", "Stoke-on-Trent", "Herefordshire and Shropshire",
        "Worcestershire",
      ]),
    Region(
      name: "East of England", code: "N56",
      units: [
        "Bedfordshire", "Cambridgeshire", "Peterborough", "Hertfordshire", "Essex North", "Essex South", "Norfolk",
        "Suffolk", "Northamptonshire",
      ]),
    Region(
      name: "South Central", code: "N59",
      units: [
        "Buckinghamshire and Milton Keynes", "Oxfordshire", "East Berkshire", "West Berkshire", "North Hampshire",
        "Portsmouth and Southampton",
      ]),
    Region(
      name: "Kent, Surrey and Sussex", code: "N57",
      units: [
        "East Kent", "West Kent", "Medway", "East Sussex", "Brighton and Hove", "West Sussex", "East Surrey",
        "West Surrey",
      ]),
    Region(
      name: "London", code: "N07",
      units: [
        "Barking, Dagenham and Havering", "Barnet, Brent and Harrow", "Camden and Islington", "Croydon",
        "Ealing and Hillingdon", "Enfield and Haringey", "Greenwich and Bexley", "Hackney and Tower Hamlets",
        "Hounslow, Kingston and Richmond", "Lambeth and Southwark", "Lewisham and Bromley", "Newham and Redbridge",
        "Wandsworth, Merton and Sutton", "Westminster and Kensington",
      ]),
    Region(
      name: "South West", code: "N58",
      units: [
        "Bristol and South Gloucestershire", "Bath and North Somerset", "Somerset", "Gloucestershire",
        "Swindon and Wiltshire", "Dorset", "Devon and Torbay", "Cornwall and Plymouth",
      ]),
    Region(
      name: "Wales", code: "N03",
      units: [
        "Cardiff and the Vale", "Gwent", "Cwm Taf Morgannwg", "Swansea and Neath Port Talbot", "Dyfed-Powys",
        "North Wales",
      ]),
  ]

  /// What teams of a delivery unit are called, after the place. In the order in which a unit has them.
  static let teamPurposes = [
    "Sentence Management 1", "Sentence Management 2", "Resettlement", "Sentence Management 3", "Community 1", "IOM",
    "Sentence Management 4", "Women's Team", "Community 2", "Young Adults", "Sentence Management 5", "High Intensity",
  ]
}
