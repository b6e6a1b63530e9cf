internal import CQREncode

/// A QR code (ISO/IEC 18004): a square of dark and light modules that a phone's camera reads as text.
public struct QRCode: Sendable, Hashable {
  /// How many modules stand on each side, 21…177; the quiet zone around them is not counted.
  public let size: Int
  private let modules: [Bool]

  /// The smallest code that holds `text` as UTF-8, at error correction level M: 15 % of it may be soiled.
  ///
  /// `nil` if the text is empty or too long for any code (2,331 bytes).
  public init?(_ text: String) {
    let bytes = Array(text.utf8)
    guard !bytes.isEmpty, bytes.count <= 2331,
      let code = QRcode_encodeData(CInt(bytes.count), bytes, 0, QR_ECLEVEL_M)
    else { return nil }
    defer { QRcode_free(code) }
    let width = Int(code.pointee.width)
    guard let data = code.pointee.data else { return nil }
    size = width
    // The lowest bit says dark; the others say what the module is for.
    modules = UnsafeBufferPointer(start: data, count: width * width).map { $0 & 1 == 1 }
  }

  /// Whether the module in `row` and `column` is dark. Outside of the code, in the quiet zone, all are light.
  public subscript(row: Int, column: Int) -> Bool {
    (0..<size).contains(row) && (0..<size).contains(column) && modules[row * size + column]
  }
}
