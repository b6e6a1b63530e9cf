import UnionpressCLI

Unionpress.run(Array(CommandLine.arguments.dropFirst()))
