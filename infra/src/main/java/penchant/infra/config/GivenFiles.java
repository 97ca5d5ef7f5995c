package penchant.infra.config;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
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

  /** The same for what must be a file. */
  public static void requireFile(String option, Path file) {
    requireReadable(option, file);
    if (Files.isDirectory(file)) {
      throw new InvalidSettingException(
          option + " is " + file + ", which is a directory, must be a file");
    }
  }

  /**
   * Requires a place to write to.
   *
   * @param option as it was typed, to name it
   * @param read what is read meanwhile, and is not to be lost
   * @throws InvalidSettingException if no file can be written there, or it is one of those
   */
  public static void requireWritable(String option, Path file, Path... read) {
    Path folder = file.toAbsolutePath().getParent();
    String trouble = "";
    if (Files.isDirectory(file)) {
      trouble = ", which is a directory, must be a file";
    } else if (folder == null || !Files.isDirectory(folder)) {
      trouble = ": there is no directory " + folder;
    } else if (!Files.isWritable(Files.exists(file) ? file : folder)) {
      trouble = ", which may not be written";
    }
    for (Path other : read) {
      if (isSame(file, other)) {
        trouble = ", which is read too: what it holds would be lost";
      }
    }
    if (!trouble.isEmpty()) {
      throw new InvalidSettingException(option + " is " + file + trouble);
    }
  }

  private static boolean isSame(Path one, Path other) {
    try {
      return Files.exists(one) && Files.exists(other) && Files.isSameFile(one, other);
    } catch (IOException unknown) {
      return false;
    }
  }

  /** What went wrong with a file, in words. */
  public static String why(Exception failure) {
    boolean isOtherText =
        failure instanceof CharacterCodingException
            || failure.getCause() instanceof CharacterCodingException;
    return isOtherText ? "it is not in UTF-8" : String.valueOf(failure.getMessage());
  }
}
