extension RandomAccessCollection {
  /// The index of the first element that is in the second part, or the end if there is none; in the collection all elements for which
  /// `isInSecondPart` is false come before those for which it is true.
  /// - Complexity: O(log n).
  @inlinable package func partitioningIndex(where isInSecondPart: (Element) -> Bool) -> Index {
    var (low, count) = (startIndex, count)
    while count > 0 {
      let middle = index(low, offsetBy: count / 2)
      if isInSecondPart(self[middle]) {
        count /= 2
      } else {
        low = index(after: middle)
        count -= count / 2 + 1
      }
    }
    return low
  }
}
