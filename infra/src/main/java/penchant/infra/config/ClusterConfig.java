package penchant.infra.config;

import com.typesafe.config.Config;
import java.util.UUID;

/** Reads {@code penchant.cluster}. */
public final class ClusterConfig {

  private static final int MOST_CHARACTERS = 128;

  private ClusterConfig() {}

  /**
   * Id of the node cluster that this node is part of; where none is set a new one, so that a node
   * on its own is a cluster on its own.
   *
   * @throws InvalidSettingException if it is too long
   */
  public static String id(Config root) {
    String id = Settings.at(root, "penchant.cluster").text("id").strip();
    if (id.length() > MOST_CHARACTERS) {
      throw new InvalidSettingException(
          "penchant.cluster.id has %d characters, must have at most %d"
              .formatted(id.length(), MOST_CHARACTERS));
    }
    return id.isEmpty() ? UUID.randomUUID().toString() : id;
  }
}
