import Manifests
import Testing

struct ManifestTests {
  // FIPS 180-4's own examples, and lengths around the end of a block as coreutils' sha256sum gives them.
  @Test(arguments: [
    ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
    ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
    (
      "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
      "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
    ),
    (String(repeating: "a", count: 55), "9f4390f8d30c2dd92ec9f095b65e2b9ae9b0a925a5258e241c9f1e910f734318"),
    (String(repeating: "a", count: 64), "ffe054fe7ae0cb6dc65c3af9b61d5209f439851db43d0ba5997337df154668eb"),
  ])
  func `sums are SHA-256`(text: String, sum: String) { #expect(sha256(Array(text.utf8)) == sum) }

  private let sum = String(repeating: "0a", count: 32)

  @Test func `a manifest reads as it was written, whatever the names`() throws {
    let names = ["index.html", "活动/年 会/index.html", "a\\b", "c\nd", "files/x  y.pdf"]
    let manifest = Manifest(names.map { .init(path: $0, sum: sum) }, release: 17, previous: 12)
    let read = try #require(Manifest(manifest.text))
    #expect(read == manifest)
    #expect(read.files.map(\.path).sorted() == names.sorted())
    #expect(read.digest == Manifest(manifest.files, release: 3).digest)
  }

  @Test(arguments: [
    "", "sum  index.html\n", "# Unionpress manifest 1\n", "# Unionpress manifest 1\n# release: 0\n",
    "# Unionpress manifest 2\n# release: 1\n", "# Unionpress manifest 1\n# release: 1\nshort  a\n",
  ])
  func `what is no manifest is not taken for one`(text: String) { #expect(Manifest(text) == nil) }

  @Test(arguments: ["../a", "/etc/passwd", "a/../../b", "a//b", "./a"])
  func `a list that leads out of the site is refused, because files are deleted by it`(path: String) {
    #expect(Manifest("# Unionpress manifest 1\n# release: 1\n\(sum)  \(path)\n") == nil)
  }

  @Test func `a list that was cut off is refused`() {
    let text = Manifest([.init(path: "a", sum: sum), .init(path: "b", sum: sum)]).text
    #expect(Manifest(String(text.dropLast())) == nil)
    #expect(Manifest(String(text.dropLast(30))) == nil)
  }
}
