package penchant.infra.load;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds the files that make up an input. */
final class InputFiles {

  private InputFiles() {}

  static Path existing(Path file) {
    if (!Files.isReadable(file)) {
      throw new UnreadableInputException(
          file + (Files.exists(file) ? ": may not be read" : ": no such file or directory"));
    }
    return file;
  }

  /** A file of that name in the directory, or beside the file. */
  static Optional<Path> beside(Path path, String name) {
    Path directory = Files.isDirectory(path) ? path : path.toAbsolutePath().getParent();
    return Optional.ofNullable(directory).map(d -> d.resolve(name)).filter(Files::isReadable);
  }

  static Path in(Path directory, String name, String expected) {
    return beside(directory, name)
        .orElseThrow(
            () ->
                new UnreadableInputException(
                    directory + ": no " + name + ", expected " + expected));
  }

  /** Files by a glob, sorted by name. */
  static List<Path> matching(Path directory, String glob) throws IOException {
    List<Path> files = new ArrayList<>();
    try (DirectoryStream<Path> found = Files.newDirectoryStream(directory, glob)) {
      found.forEach(files::add);
    }
    return files.stream().sorted().toList();
  }
}
