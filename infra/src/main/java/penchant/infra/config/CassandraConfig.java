package penchant.infra.config;

import com.typesafe.config.Config;

/** Reads where Cassandra is, {@code penchant.cassandra}. */
public final class CassandraConfig {

  private CassandraConfig() {}

  /** Where Cassandra answers, {@code HOST:PORT}. */
  public static String contactPoint(Config root) {
    return Settings.at(root, "penchant.cassandra").text("contact-point");
  }

  public static String localDatacenter(Config root) {
    return Settings.at(root, "penchant.cassandra").text("local-datacenter");
  }
}
