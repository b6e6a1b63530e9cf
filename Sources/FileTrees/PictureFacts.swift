/// What is known of a picture before any page is planned.
public struct PictureFacts: Sendable, Hashable {
  /// A version of a picture that was made for the site.
  public struct Version: Sendable, Hashable {
    /// Width in pixels.
    public var width: Int
    /// Height in pixels.
    public var height: Int
    /// The extension, which names the format: `avif`, `webp`, `jpg`, `png`.
    public var suffix: String
    /// Size in bytes.
    public var size: Int
    /// Changes with the content, see ``SourceTree/Asset/fingerprint``.
    public var fingerprint: String
    /// Where its bytes are.
    public var location: String

    /// A version.
    public init(
      width: Int, height: Int, suffix: String, size: Int, fingerprint: String, location: String
    ) {
      (self.width, self.height, self.suffix) = (width, height, suffix)
      (self.size, self.fingerprint, self.location) = (size, fingerprint, location)
    }

    /// Its path on the site, beginning with `/`. The name changes with the content, so it may be kept for ever.
    public var path: String { "/pictures/\(fingerprint)-\(width).\(suffix)" }
  }

  /// Width in pixels, turned the right way; 0 if the format does not say.
  public var width: Int
  /// Height in pixels.
  public var height: Int
  /// The colour that most of it has, `#aabbcc`, if it was decoded.
  public var colour: String?
  /// Narrower or lighter versions, narrowest first; none if it is published as it is.
  public var versions: [Version]

  /// Facts.
  public init(width: Int, height: Int, colour: String? = nil, versions: [Version] = []) {
    (self.width, self.height, self.colour, self.versions) = (width, height, colour, versions)
  }

  /// The versions that every browser knows.
  public var common: [Version] { versions.filter { !["avif", "webp"].contains($0.suffix) } }

  /// The versions in a format, by its extension.
  public func versions(in suffix: String) -> [Version] { versions.filter { $0.suffix == suffix } }
}
