public import Diagnostics
public struct MarkdownOptions: Sendable { public init() {} }
public struct Body: Sendable, Hashable { public init() {}; public var isEmpty: Bool { true }; public var plainText: String { "" }; public var excerpt: String { "" } }
public func parse(_ file: SourceFile, body: Range<Int>, options: MarkdownOptions) -> Checked<Body> { Checked(Body()) }
