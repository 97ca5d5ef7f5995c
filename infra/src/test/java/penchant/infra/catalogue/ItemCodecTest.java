package penchant.infra.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;
import penchant.domain.vector.Embedding;

class ItemCodecTest {

  @Test
  void aVectorComesBackBitForBitAndCanBeReadTwice() {
    Embedding vector = Embedding.directionOf(new float[] {0.1f, -7, 1e-9f, 3});

    ByteBuffer bytes = ItemCodec.bytes(vector);

    assertThat(bytes.remaining()).isEqualTo(16);
    assertThat(ItemCodec.embedding(bytes)).isEqualTo(vector);
    assertThat(ItemCodec.embedding(bytes)).isEqualTo(vector);
  }
}
