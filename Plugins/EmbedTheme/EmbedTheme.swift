import Foundation
import PackagePlugin

/// Puts the files of `templates/` into the program when it is built, so that it works without them beside it.
@main
struct EmbedTheme: BuildToolPlugin {
  func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
    let root = context.package.directoryURL.appending(path: "templates")
    let files = (FileManager.default.subpaths(atPath: root.path) ?? []).sorted()
      .map { root.appending(path: $0) }
      .filter { !$0.hasDirectoryPath && FileManager.default.isReadableFile(atPath: $0.path) }
    let output = context.pluginWorkDirectoryURL.appending(path: "ThemeFiles.swift")
    return [
      .buildCommand(
        displayName: "Embedding templates/", executable: try context.tool(named: "embed-theme").url,
        arguments: [root.path, output.path], inputFiles: files, outputFiles: [output])
    ]
  }
}
