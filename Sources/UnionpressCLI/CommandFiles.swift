import ArgumentParser
import Diagnostics
import FileTrees
import Files
import Foundation

/// The file at `path`, or the end of the command with what the system says.
func readFile(_ path: String, _ voice: Voice) throws -> SourceFile {
  do {
    return SourceFile(path: path, bytes: Array(try Data(contentsOf: URL(fileURLWithPath: path))))
  } catch {
    throw refused("读不了", "cannot read", path, error, voice)
  }
}

/// Does `work`, which writes the file or folder at `path`, or ends the command with what the system says.
func writing(_ path: String, _ voice: Voice, _ work: () throws -> Void) throws {
  do {
    try work()
  } catch {
    throw refused("写不了", "cannot write", path, error, voice)
  }
}

/// Writes a file that is not there yet, with the folders on its way; ends the command if that fails.
func writeNewFile(_ text: String, at path: String, below folder: String, _ voice: Voice) throws {
  let place = folder + "/" + path
  try writing(path, voice) {
    try FileManager.default.createDirectory(
      atPath: (place as NSString).deletingLastPathComponent, withIntermediateDirectories: true)
    // Never over a file that somebody has put there meanwhile.
    try Data(text.utf8).write(to: URL(fileURLWithPath: place), options: .withoutOverwriting)
  }
}

private func refused(_ zh: String, _ en: String, _ path: String, _ error: any Error, _ voice: Voice)
  -> ExitCode
{
  // What the program itself says of a file names it already.
  voice.say((error as? DiskError ?? DiskError(zh, en, path: path, error)).message)
  return ExitCode(Outcome.disk)
}
