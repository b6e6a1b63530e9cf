internal import CLibZip

/// Why an archive or a part of it cannot be read.
enum ArchiveFault: Error, Hashable {
  /// It is no ZIP archive, or a damaged one.
  case damaged
  /// A part of it needs a password.
  case encrypted
  /// A part of it holds more than it may, whatever the archive says of its size.
  case tooLarge(part: String)
}

/// The parts of a ZIP archive in memory, read one by one.
struct ZipArchive {
  /// Bytes that a part may have when unpacked.
  static let partLimit = 16 << 20
  /// Parts that an archive may have.
  static let countLimit = 4096

  private let bytes: [UInt8]
  /// The parts' places in the archive, by their names in lower case; of two with one name, the first.
  private let places: [String: UInt64]

  /// The archive that `bytes` are.
  init(_ bytes: [UInt8]) throws(ArchiveFault) {
    self.bytes = bytes
    places = try ZipArchive.opened(bytes) { archive in
      let count = zip_get_num_entries(archive, 0)
      guard count > 0, count <= ZipArchive.countLimit else { return .failure(.damaged) }
      var places: [String: UInt64] = [:]
      for index in 0..<UInt64(count) {
        guard let name = zip_get_name(archive, index, UInt32(ZIP_FL_ENC_GUESS)) else { continue }
        let key = String(cString: name).lowercased()
        if places[key] == nil { places[key] = index }
      }
      return .success(places)
    }
  }

  /// The names of the parts in lower case, sorted.
  var names: [String] { places.keys.sorted() }

  /// The bytes of the part called `name`, whatever its case; `nil` if there is none.
  ///
  /// No more is unpacked than the limit allows: what an archive says of a part's size is not believed. Its checksum is compared.
  func part(_ name: String) throws(ArchiveFault) -> [UInt8]? {
    guard let index = places[name.lowercased()] else { return nil }
    return try ZipArchive.opened(bytes) { archive in
      guard let file = zip_fopen_index(archive, index, 0) else {
        let code = zip_error_code_zip(zip_get_error(archive))
        return .failure(code == ZIP_ER_NOPASSWD ? .encrypted : .damaged)
      }
      defer { zip_fclose(file) }
      var result: [UInt8] = []
      var buffer = [UInt8](repeating: 0, count: 1 << 16)
      while true {
        let count = zip_fread(file, &buffer, UInt64(buffer.count))
        guard count >= 0 else { return .failure(.damaged) }
        if count == 0 { return .success(result) }
        result += buffer[..<Int(count)]
        guard result.count <= ZipArchive.partLimit else { return .failure(.tooLarge(part: name)) }
      }
    }
  }

  private static func opened<Value>(
    _ bytes: [UInt8], _ body: (OpaquePointer) -> Result<Value, ArchiveFault>
  ) throws(ArchiveFault) -> Value {
    let result = bytes.withUnsafeBytes { buffer -> Result<Value, ArchiveFault> in
      var fault = zip_error_t()
      zip_error_init(&fault)
      defer { zip_error_fini(&fault) }
      guard let source = zip_source_buffer_create(buffer.baseAddress, UInt64(buffer.count), 0, &fault) else {
        return .failure(.damaged)
      }
      guard let archive = zip_open_from_source(source, ZIP_RDONLY, &fault) else {
        zip_source_free(source)
        return .failure(.damaged)
      }
      defer { zip_discard(archive) }
      return body(archive)
    }
    return try result.get()
  }
}
