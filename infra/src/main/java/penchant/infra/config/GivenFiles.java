package penchant.infra.config;

import java.nio.file.Files;
import java.nio.file.Path;

/** Looks at the files that a command line names, before the long work begins that needs them. */
public final class GivenFiles {

  private GivenFiles() {}

  /**
   * Requires something to read.
   *
   * @param option as it was typed, to name it
   * @throws InvalidSettingException if it is not there or may not be read
   */
  public static void requireReadable(String option, Path file) {
    if (!Files.isReadable(file)) {
      throw new InvalidSettingException(
          option
              + " is "
              + file
              + (Files.exists(file) ? ", which may not be read" : ": no such file or directory"));
    }
  }

  /**
   * Requires a place to write to.
   *
   * @param option as it was typed, to name it
   * @throws InvalidSettingException if no file can be written there
   */
  public static void requireWritable(String option, Path file) {
    Path folder = file.toAbsolutePath().getParent();
    String trouble = "";
    if (Files.isDirectory(file)) {
      trouble = ", which is a directory, must be a file";
    } else if (folder == null || !Files.isDirectory(folder)) {
      trouble = ": there is no directory " + folder;
    } else if (!Files.isWritable(Files.exists(file) ? file : folder)) {
      trouble = ", which may not be written";
    }
    if (!trouble.isEmpty()) {
      throw new InvalidSettingException(option + " is " + file + trouble);
    }
  }
}
