package penchant.infra.config;

import com.typesafe.config.Config;
import penchant.actors.catalogue.CatalogueSettings;

/** Reads {@code catalogue.conf}. */
public final class CatalogueConfig {

  private static final int MOST_ABSENT_IDS = 10_000_000;

  private CatalogueConfig() {}

  public static CatalogueSettings read(Config root) {
    Settings settings = Settings.at(root, "penchant.catalogue");
    return new CatalogueSettings(
        settings.duration("poll-every"),
        settings.duration("overlap"),
        settings.duration("retry-after"),
        settings.duration("absent-for"),
        settings.integer("absent-ids", 1, MOST_ABSENT_IDS));
  }
}
