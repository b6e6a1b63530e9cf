internal import Foundation

/// Accents by the command that sets them, as combining characters.
private let accents: [Character: UInt32] = [
  "`": 0x300, "'": 0x301, "^": 0x302, "~": 0x303, "=": 0x304, "u": 0x306, ".": 0x307, "\"": 0x308, "r": 0x30A,
  "H": 0x30B, "v": 0x30C, "d": 0x323, "c": 0x327, "k": 0x328, "b": 0x331,
]

/// Characters by the command that gives them.
private let symbols: [String: String] = [
  "ss": "ß", "ae": "æ", "AE": "Æ", "oe": "œ", "OE": "Œ", "aa": "å", "AA": "Å", "o": "ø", "O": "Ø", "l": "ł",
  "L": "Ł", "i": "ı", "j": "ȷ", "dh": "ð", "DH": "Ð", "th": "þ", "TH": "Þ",
  "textbackslash": "\\", "textasciitilde": "~", "textasciicircum": "^", "textendash": "–", "textemdash": "—",
  "ldots": "…", "dots": "…", "textquoteright": "’", "textquoteleft": "‘", "copyright": "©", "S": "§",
  "P": "¶", "pounds": "£", "euro": "€", "texttrademark": "™", "textregistered": "®", "slash": "/",
  "TeX": "TeX", "LaTeX": "LaTeX", "BibTeX": "BibTeX", "LaTeXe": "LaTeX2ε",
  "alpha": "α", "beta": "β", "gamma": "γ", "delta": "δ", "epsilon": "ε", "varepsilon": "ε", "zeta": "ζ",
  "eta": "η", "theta": "θ", "vartheta": "ϑ", "iota": "ι", "kappa": "κ", "lambda": "λ", "mu": "μ", "nu": "ν",
  "xi": "ξ", "pi": "π", "rho": "ρ", "sigma": "σ", "tau": "τ", "upsilon": "υ", "phi": "φ", "varphi": "φ",
  "chi": "χ", "psi": "ψ", "omega": "ω", "Gamma": "Γ", "Delta": "Δ", "Theta": "Θ", "Lambda": "Λ", "Xi": "Ξ",
  "Pi": "Π", "Sigma": "Σ", "Upsilon": "Υ", "Phi": "Φ", "Psi": "Ψ", "Omega": "Ω", "infty": "∞",
  "infinity": "∞",
  "times": "×", "cdot": "·", "pm": "±", "le": "≤", "leq": "≤", "ge": "≥", "geq": "≥", "ne": "≠", "neq": "≠",
  "approx": "≈", "equiv": "≡", "sim": "∼", "in": "∈", "subset": "⊂", "cup": "∪", "cap": "∩", "to": "→",
  "rightarrow": "→", "leftarrow": "←", "leftrightarrow": "↔", "partial": "∂", "nabla": "∇", "sum": "∑",
  "prod": "∏", "int": "∫", "sqrt": "√", "ell": "ℓ", "hbar": "ℏ", "aleph": "ℵ", "forall": "∀", "exists": "∃",
  "circ": "∘", "otimes": "⊗", "oplus": "⊕", "ast": "∗", "star": "⋆", "dagger": "†", "ldotp": ".",
  "cdots": "⋯",
  "quad": " ", "qquad": " ", "space": " ", "textvisiblespace": " ", "newline": " ", "allowbreak": "",
]

/// Commands that set what follows them in another way, or nothing: the text is the same without them.
private let silent: Set<String> = [
  "emph", "textbf", "textit", "textsl", "textsc", "textrm", "textsf", "texttt", "textup", "textmd",
  "textnormal",
  "text", "mbox", "hbox", "bf", "it", "sl", "sc", "rm", "sf", "tt", "em", "bfseries", "itshape", "scshape",
  "mathrm", "mathbf", "mathit", "mathsf", "mathtt", "mathcal", "mathscr", "mathfrak", "mathbb", "boldsymbol",
  "bm",
  "ensuremath", "operatorname", "MakeUppercase", "uppercase", "lowercase", "relax", "protect", "left",
  "right",
  "limits", "displaystyle", "textstyle", "url", "noopsort", "enquote", "mkbibquote", "mkbibemph", "small",
  "large",
  "normalfont", "nobreak", "hspace", "selectlanguage", "foreignlanguage", "textsuperscript", "textsubscript",
]

/// The text that TeX would set: accents put together, braces and commands for fonts taken away.
/// - Complexity: linear in the text.
func plainTeX(_ text: String) -> String {
  guard text.contains(where: { "\\{}~-`'$".contains($0) }) else { return oneLine(text) }
  var reader = TeXReader(rest: Substring(text))
  return oneLine(reader.text().precomposedStringWithCanonicalMapping)
}

/// The commands in `text` that ``plainTeX(_:)`` does not know, without their backslashes.
func unknownTeX(in text: String) -> [String] {
  guard text.contains("\\") else { return [] }
  var reader = TeXReader(rest: Substring(text))
  _ = reader.text()
  return reader.unknown
}

/// Digits and signs above and below the line.
private let small: [Character: (above: Character, below: Character)] = [
  "0": ("⁰", "₀"), "1": ("¹", "₁"), "2": ("²", "₂"), "3": ("³", "₃"), "4": ("⁴", "₄"), "5": ("⁵", "₅"),
  "6": ("⁶", "₆"), "7": ("⁷", "₇"), "8": ("⁸", "₈"), "9": ("⁹", "₉"), "+": ("⁺", "₊"), "-": ("⁻", "₋"),
  "n": ("ⁿ", "ₙ"), "i": ("ⁱ", "ᵢ"),
]

private struct TeXReader {
  var rest: Substring
  private(set) var unknown: [String] = []
  private var isMath = false

  init(rest: Substring) { self.rest = rest }

  mutating func text() -> String {
    var result = ""
    while let character = rest.popFirst() {
      switch character {
      case "$": isMath.toggle()
      case "{", "}": break
      case "^" where isMath, "_" where isMath: result += raised(character == "^")
      case "~": result += " "
      case "\\": result += command()
      case "-" where rest.hasPrefix("--"):
        rest.removeFirst(2)
        result += "—"
      case "-" where rest.hasPrefix("-"):
        rest.removeFirst()
        result += "–"
      case "`" where rest.hasPrefix("`"):
        rest.removeFirst()
        result += "“"
      case "'" where rest.hasPrefix("'"):
        rest.removeFirst()
        result += "”"
      default: result.append(character)
      }
    }
    return result
  }

  /// What a command gives whose backslash is read.
  private mutating func command() -> String {
    guard let first = rest.first else { return "" }
    if !first.isASCII || !first.isLetter {
      rest.removeFirst()
      switch first {
      // Brackets around mathematics, and spaces: a thin one is one, too; a place to break a word or a line is none.
      case "(", "[":
        isMath = true
        return ""
      case ")", "]":
        isMath = false
        return ""
      case "\\", ",", ":", ";", " ": return " "
      case "-", "/", "!", "@": return ""
      default: return accents[first].map { accented($0) } ?? String(first)
      }
    }
    let name = String(rest.prefix { $0.isASCII && $0.isLetter })
    rest = rest.dropFirst(name.count)
    // A space ends a command's name and is no part of the text.
    let hadSpace = rest.first == " "
    rest = rest.drop { $0 == " " }
    if name.count == 1, let accent = accents[Character(name)],
      hadSpace || rest.first == "{" || rest.first == "\\"
    {
      return accented(accent)
    }
    if let symbol = symbols[name] {
      if rest.hasPrefix("{}") { rest.removeFirst(2) }
      return symbol
    }
    if !silent.contains(name), !unknown.contains(name) { unknown.append(name) }
    return ""
  }

  /// A sign above or below the line, as a character if there is one.
  private mutating func raised(_ isAbove: Bool) -> String {
    let mark = isAbove ? "^" : "_"
    var inner = ""
    if rest.first == "{", let end = rest.firstIndex(of: "}") {
      inner = String(rest[rest.index(after: rest.startIndex)..<end])
      guard inner.allSatisfy({ small[$0] != nil }) else { return mark }
      rest = rest[rest.index(after: end)...]
    } else {
      guard let next = rest.first, small[next] != nil else { return mark }
      inner = String(next)
      rest.removeFirst()
    }
    return inner.compactMap { small[$0].map { String(isAbove ? $0.above : $0.below) } }.joined()
  }

  /// The next letter, in braces or not, with `accent` on it.
  private mutating func accented(_ accent: UInt32) -> String {
    while rest.first == "{" || rest.first == " " { rest.removeFirst() }
    guard let letter = rest.popFirst(), let mark = UnicodeScalar(accent) else { return "" }
    if letter == "}" { return "" }
    // Dotless letters are written only to be given another accent.
    let base = letter == "\\" ? command() : String(letter)
    return (base == "ı" ? "i" : base == "ȷ" ? "j" : base) + String(mark)
  }
}
