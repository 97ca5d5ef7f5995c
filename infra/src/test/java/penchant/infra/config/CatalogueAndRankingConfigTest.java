package penchant.infra.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import penchant.actors.catalogue.CatalogueSettings;
import penchant.domain.ranking.RankingSettings;

class CatalogueAndRankingConfigTest {

  private static final RankingSettings STANDARD = RankingSettings.standard();

  @Test
  void theFilesShipTheStandardSettings() {
    assertThat(CatalogueConfig.read(file("catalogue.conf")))
        .isEqualTo(CatalogueSettings.standard());
    assertThat(ranking(file("ranking.conf"))).isEqualTo(STANDARD);
  }

  @Test
  void aNegativeWeightIsRefusedWithItsKey() {
    Config wrong =
        ConfigFactory.parseString("penchant.ranking.weights.cluster = -1")
            .withFallback(file("ranking.conf"));

    assertThatThrownBy(() -> ranking(wrong))
        .isInstanceOf(InvalidSettingException.class)
        .hasMessageContaining("penchant.ranking.weights.cluster");
  }

  private static RankingSettings ranking(Config root) {
    return RankingConfig.read(root, STANDARD.popularityHalfLife(), STANDARD.interestHalfLife());
  }

  private static Config file(String name) {
    return ConfigFactory.parseFile(Path.of("..", "config", name).toFile()).resolve();
  }
}
