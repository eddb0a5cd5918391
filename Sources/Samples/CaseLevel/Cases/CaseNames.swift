/// Forenames and surnames for made-up people on probation, in the groups of ``PeopleNames``; men's and women's apart.
enum CaseNames {
  static func forename(isFemale: Bool, inWales: Bool, _ random: inout SeededGenerator) -> String {
    let group = random.pick(shares: inWales ? [58, 34, 4, 4] : [76, 2, 12, 10])
    return random.pick(isFemale ? women[group] : men[group])
  }

  private static let men: [[String]] = [
    [
      "Aaron", "Adam", "Adrian", "Alan", "Alex", "Andrew", "Anthony", "Ashley", "Barry", "Ben", "Billy", "Bradley",
      "Brandon", "Brian", "Callum", "Cameron", "Carl", "Charlie", "Chris", "Colin", "Connor", "Craig", "Curtis", "Dale",
      "Daniel", "Darren", "David", "Dean", "Declan", "Dylan", "Gary", "George", "Glenn", "Graham", "Harry", "Ian",
      "Jack", "Jake", "James", "Jamie", "Jason", "Joe", "John", "Jordan", "Josh", "Karl", "Kevin", "Kieran", "Kyle",
      "Lee", "Lewis", "Liam", "Luke", "Mark", "Martin", "Matthew", "Michael", "Nathan", "Neil", "Nicholas", "Patrick",
      "Paul", "Peter", "Richard", "Robert", "Ross", "Ryan", "Sam", "Scott", "Sean", "Shane", "Shaun", "Simon",
      "Stephen",
      "Steven", "Stuart", "Terry", "Thomas", "Tyler", "Wayne", "William", "Zac",
    ],
    [
      "Aled", "Alun", "Bryn", "Dafydd", "Dewi", "Emyr", "Gareth", "Geraint", "Gethin", "Gwilym", "Huw", "Hywel",
      "Ieuan",
      "Ioan", "Iwan", "Llyr", "Meirion", "Owain", "Rhodri", "Rhys", "Sion", "Tomos",
    ],
    [
      "Abdul", "Adeel", "Ahmed", "Amir", "Arjun", "Asif", "Bilal", "Dev", "Farhan", "Gurpreet", "Hamza", "Hassan",
      "Ibrahim", "Imran", "Ismail", "Jaspal", "Kamran", "Khalid", "Mohammed", "Naveed", "Omar", "Rajesh", "Ravi",
      "Sanjay", "Tariq", "Usman", "Vikram", "Yusuf", "Zahid",
    ],
    [
      "Andre", "Andrei", "Ciaran", "Chidi", "Damian", "Delroy", "Dmitri", "Emeka", "Ionut", "Jakub", "Jermaine",
      "Jerome", "Kofi", "Kwame", "Leroy", "Lukasz", "Marek", "Marius", "Marlon", "Mehmet", "Nnamdi", "Pawel", "Piotr",
      "Samuel", "Tomasz", "Tunde", "Winston",
    ],
  ]

  private static let women: [[String]] = [
    [
      "Abigail", "Alison", "Amanda", "Amber", "Amy", "Angela", "Becky", "Beth", "Carly", "Caroline", "Chantelle",
      "Charlotte", "Chelsea", "Chloe", "Claire", "Danielle", "Dawn", "Donna", "Emily", "Emma", "Gemma", "Georgia",
      "Hayley", "Heather", "Helen", "Jade", "Jane", "Jemma", "Jenny", "Jessica", "Jo", "Karen", "Kate", "Katie",
      "Kelly",
      "Kerry", "Kirsty", "Laura", "Lauren", "Leanne", "Lisa", "Louise", "Lucy", "Megan", "Michelle", "Natalie",
      "Natasha", "Nicola", "Paula", "Rachel", "Rebecca", "Sarah", "Shannon", "Sharon", "Sophie", "Stacey", "Tanya",
      "Tina", "Tracey", "Vicky", "Zoe",
    ],
    [
      "Angharad", "Bethan", "Carys", "Catrin", "Ceri", "Elin", "Ffion", "Gwen", "Lowri", "Mair", "Nerys", "Nia",
      "Rhian", "Rhiannon", "Sian",
    ],
    [
      "Aisha", "Amina", "Anjali", "Ayesha", "Farah", "Fatima", "Kiran", "Maryam", "Nadia", "Priya", "Saira", "Shabana",
      "Simran", "Yasmin", "Zainab",
    ],
    [
      "Agnieszka", "Aleksandra", "Andreea", "Aoife", "Denise", "Elena", "Esther", "Ioana", "Joy", "Marcia", "Monika",
      "Niamh", "Ngozi", "Patrice", "Shanice", "Sinead",
    ],
  ]
}
