import Calendars
import Diagnostics
import SiteBuild
import Support
import Testing

/// What only the values of a page can show.
struct RenderingProblemTests {
  @Test func `a value that is refused names the template's place, the page and how many others have it`()
    throws
  {
    let result = build(
      site(
        """
        -- content/clubs/choir.md
        ---
        title: 合唱团
        family: sports-arts
        ---
        每周排练。
        -- templates/clubs.html
        {% extends "base.html" %}
        {% block content %}<a href="{{ "java" ~ "script:alert(1)" }}">x</a>{% endblock %}
        """), BuildOptions(today: LocalDate(clampedDayNumber: 739_943)))
    let problem = try #require(result.problems.first { $0.severity == .error })
    #expect(problem.kind == "template.url")
    #expect(problem.span?.path == "templates/clubs.html")
    #expect(problem.message.zh.hasSuffix("（页面 /clubs/，另有 1 页）"))
    #expect(result.value.output == nil)
  }
}
