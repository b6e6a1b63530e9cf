extension Set<String> {
  /// `wanted`, or with the first number from 2 on that makes it another than all that are in the set; it is then in the set, too.
  mutating func insertUnique(_ wanted: String) -> String {
    var name = wanted
    var number = 2
    while !insert(name).inserted {
      name = "\(wanted)-\(number)"
      number += 1
    }
    return name
  }
}
