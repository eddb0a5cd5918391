/// Names for made-up people: forenames and surnames are drawn apart, so that any likeness to a person is chance.
enum PeopleNames {
  /// A forename and a surname. In Wales nearly half of the names are Welsh.
  static func draw(inWales: Bool, _ random: inout SeededGenerator) -> (forename: String, surname: String) {
    let group = random.pick(shares: inWales ? [44, 40, 6, 4, 6] : [72, 4, 12, 6, 6])
    let (forenames, surnames) = groups[group]
    // Families move and marry: one surname in eight comes from another group.
    let surnameGroup = random.happens(0.125) ? groups[random.below(groups.count)].surnames : surnames
    return (random.pick(forenames), random.pick(surnameGroup))
  }

  private static let groups: [(forenames: [String], surnames: [String])] = [
    (forenames: common, surnames: commonSurnames),
    (forenames: welsh, surnames: welshSurnames),
    (forenames: southAsian, surnames: southAsianSurnames),
    (forenames: africanAndCaribbean, surnames: africanAndCaribbeanSurnames),
    (forenames: european, surnames: europeanSurnames),
  ]

  private static let common = [
    "Alice", "Amy", "Andrew", "Anna", "Anthony", "Barbara", "Ben", "Beth", "Brian", "Callum", "Caroline", "Catherine",
    "Charlotte", "Chloe", "Chris", "Claire", "Colin", "Daniel", "David", "Deborah", "Diane", "Donna", "Edward",
    "Eleanor",
    "Ellie", "Emily", "Emma", "Fiona", "Gareth", "Gemma", "George", "Grace", "Graham", "Hannah", "Harriet", "Harry",
    "Heather", "Helen", "Holly", "Ian", "Jack", "Jacob", "James", "Jane", "Jessica", "Joanne", "John", "Jonathan",
    "Joseph",
    "Julie", "Karen", "Kate", "Kathryn", "Keith", "Kelly", "Kerry", "Kirsty", "Laura", "Lauren", "Leah", "Lewis",
    "Liam",
    "Linda", "Lisa", "Louise", "Lucy", "Luke", "Lynne", "Mark", "Martin", "Matthew", "Megan", "Michael", "Michelle",
    "Molly", "Natalie", "Nathan", "Neil", "Nicola", "Oliver", "Olivia", "Paul", "Peter", "Philip", "Rachel", "Rebecca",
    "Richard", "Robert", "Rosie", "Ruth", "Ryan", "Sally", "Samantha", "Sarah", "Scott", "Sharon", "Simon", "Sophie",
    "Stephen", "Stuart", "Susan", "Thomas", "Tracey", "Victoria", "William", "Zoe",
  ]
  private static let commonSurnames = [
    "Adams", "Allen", "Anderson", "Armstrong", "Atkinson", "Bailey", "Baker", "Barker", "Barnes", "Bell", "Bennett",
    "Booth", "Bradley", "Brooks", "Brown", "Burton", "Butler", "Campbell", "Carter", "Chapman", "Clark", "Clarke",
    "Cole",
    "Collins", "Cook", "Cooper", "Cox", "Dawson", "Dixon", "Ellis", "Elliott", "Fisher", "Fletcher", "Foster", "Fox",
    "Gibson", "Gill", "Graham", "Gray", "Green", "Hall", "Harris", "Harrison", "Hart", "Harvey", "Hill", "Holmes",
    "Hudson",
    "Hunt", "Hunter", "Jackson", "Johnson", "Kelly", "Kennedy", "King", "Knight", "Lawson", "Lee", "Marsh", "Marshall",
    "Martin", "Mason", "Matthews", "Miller", "Mills", "Mitchell", "Moore", "Murphy", "Murray", "Newton", "Palmer",
    "Parker",
    "Pearson", "Porter", "Reid", "Reynolds", "Richardson", "Robinson", "Rogers", "Russell", "Saunders", "Scott", "Shaw",
    "Simpson", "Smith", "Spencer", "Stevens", "Stewart", "Taylor", "Thompson", "Turner", "Walker", "Walsh", "Ward",
    "Watson", "Webb", "West", "White", "Wilkinson", "Wilson", "Wood", "Wright", "Young", "O'Brien", "O'Neill",
  ]
  private static let welsh = [
    "Alun", "Aneirin", "Angharad", "Bethan", "Bronwen", "Carys", "Catrin", "Ceri", "Cerys", "Dafydd", "Delyth", "Dewi",
    "Eira", "Elin", "Emyr", "Ffion", "Geraint", "Gethin", "Glenys", "Gwen", "Gwenllian", "Gwyn", "Heledd", "Huw",
    "Hywel",
    "Iestyn", "Ieuan", "Ifan", "Iwan", "Llinos", "Lowri", "Mair", "Mared", "Meinir", "Menna", "Nerys", "Nia", "Non",
    "Owain", "Rhian", "Rhiannon", "Rhodri", "Rhys", "Sian", "Siwan", "Tomos",
  ]
  private static let welshSurnames = [
    "Bevan", "Beynon", "Bowen", "Davies", "Edwards", "Ellis", "Evans", "Francis", "Griffiths", "Gwyn", "Harries",
    "Howells",
    "Hughes", "Humphreys", "James", "Jenkins", "John", "Jones", "Lewis", "Llewellyn", "Lloyd", "Meredith", "Morgan",
    "Morris", "Nicholas", "Owen", "Parry", "Phillips", "Powell", "Price", "Prosser", "Pryce", "Pugh", "Rees", "Rhys",
    "Richards", "Roberts", "Thomas", "Vaughan", "Watkins", "Williams",
  ]
  private static let southAsian = [
    "Aisha", "Amina", "Amir", "Amrit", "Anil", "Anjali", "Arjun", "Asif", "Ayesha", "Bilal", "Deepa", "Dev", "Farah",
    "Fatima", "Gurpreet", "Habib", "Hamza", "Harjit", "Imran", "Iqbal", "Jasmin", "Jaspreet", "Kavita", "Khalid",
    "Kiran",
    "Manpreet", "Maryam", "Meera", "Mohammed", "Nadia", "Naveed", "Neha", "Nisha", "Omar", "Parveen", "Pooja", "Priya",
    "Rajesh", "Rani", "Ravi", "Rukhsana", "Saira", "Samina", "Sanjay", "Shabana", "Shazia", "Simran", "Sunita", "Tariq",
    "Usman", "Vikram", "Yasmin", "Zainab", "Zara",
  ]
  private static let southAsianSurnames = [
    "Ahmed", "Akhtar", "Ali", "Aziz", "Bains", "Begum", "Bhatt", "Chaudhry", "Choudhury", "Das", "Desai", "Dhillon",
    "Gupta", "Hussain", "Iqbal", "Islam", "Joshi", "Kaur", "Khan", "Khatun", "Kumar", "Mahmood", "Malik", "Mehta",
    "Miah",
    "Mirza", "Mistry", "Nair", "Parmar", "Patel", "Rahman", "Rana", "Rashid", "Sandhu", "Shah", "Sharma", "Sheikh",
    "Siddiqui", "Sidhu", "Singh", "Sohal", "Uddin", "Verma", "Yousaf",
  ]
  private static let africanAndCaribbean = [
    "Abena", "Ade", "Akua", "Alicia", "Ama", "Andre", "Angela", "Chidi", "Chinedu", "Claudette", "Damian", "Denise",
    "Efua", "Emeka", "Esther", "Folake", "Grace", "Ifeoma", "Jerome", "Joy", "Kofi", "Kwame", "Leroy", "Marcia",
    "Marlon",
    "Mercy", "Ngozi", "Nnamdi", "Olu", "Patience", "Patrice", "Samuel", "Shanice", "Tendai", "Tunde", "Winston", "Yaw",
  ]
  private static let africanAndCaribbeanSurnames = [
    "Abdi", "Acheampong", "Adebayo", "Adeyemi", "Agyeman", "Appiah", "Asante", "Baptiste", "Blake", "Boateng",
    "Campbell",
    "Chanda", "Clarke", "Douglas", "Eze", "Francis", "Gordon", "Grant", "Kamara", "Mensah", "Moyo", "Ncube", "Nkosi",
    "Nwosu", "Obi", "Okafor", "Okoro", "Olawale", "Osei", "Owusu", "Powell", "Reid", "Sesay", "Thompson", "Yeboah",
  ]
  private static let european = [
    "Agnieszka", "Aleksandra", "Andrei", "Andreea", "Aoife", "Beata", "Ciaran", "Dmitri", "Elena", "Elif", "Ewa",
    "Francesca", "Giulia", "Ioana", "Irina", "Jakub", "Katarzyna", "Kinga", "Lukasz", "Magda", "Marek", "Maria",
    "Marta",
    "Mehmet", "Monika", "Niamh", "Orla", "Pawel", "Piotr", "Roisin", "Sinead", "Sofia", "Tomasz", "Wei", "Mei",
    "Yiannis",
  ]
  private static let europeanSurnames = [
    "Brennan", "Byrne", "Chan", "Cheung", "Costa", "Demir", "Doyle", "Dumitru", "Fernandes", "Ferrari", "Gallagher",
    "Georgiou", "Ionescu", "Ivanov", "Kaya", "Kowalska", "Kowalski", "Lewandowski", "Lin", "Martinez", "McCarthy",
    "Nowak",
    "O'Connor", "O'Sullivan", "Pereira", "Petrov", "Popescu", "Quinn", "Romano", "Ryan", "Santos", "Silva", "Wojcik",
    "Wong", "Yilmaz", "Zielinski",
  ]
}
