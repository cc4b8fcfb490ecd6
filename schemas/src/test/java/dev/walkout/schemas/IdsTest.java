package dev.walkout.schemas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.walkout.schemas.Ids.ZoneKey;
import dev.walkout.schemas.Topics.Lane;
import org.junit.jupiter.api.Test;

class IdsTest {

  @Test
  void anIdFollowsFromItsParts() {
    assertThat(Ids.derive("line", "trip-1", 5)).isEqualTo(Ids.derive("line", "trip-1", 5));
    assertThat(Ids.derive("line", "trip-1", 5)).isNotEqualTo(Ids.derive("line", "trip-1", 6));
    assertThat(Ids.derive("line", "ab", "c")).isNotEqualTo(Ids.derive("line", "a", "bc"));
    assertThat(Ids.derive("line", "x")).matches("line-[0-9a-f]{16}");
  }

  @Test
  void zoneKeysAreReadAndRefused() {
    assertThat(ZoneKey.parse("store-1/zone-2")).isEqualTo(new ZoneKey("store-1", "zone-2"));
    assertThat(new ZoneKey("a", "b")).hasToString("a/b");
    for (String bad : new String[] {"store-1", "a/b/c", "/zone", ""}) {
      assertThatThrownBy(() -> ZoneKey.parse(bad)).isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void aLaneOwnsWhatTheTopologiesWriteAndSharesTheRest() {
    Lane naive = new Lane("naive");
    assertThat(naive.of(Topics.RECEIPTS).name()).isEqualTo("naive.receipts");
    assertThat(naive.of(Topics.OBSERVATIONS)).isEqualTo(Topics.OBSERVATIONS);
    assertThat(Lane.LIVE.of(Topics.RECEIPTS)).isEqualTo(Topics.RECEIPTS);
    assertThatThrownBy(() -> new Lane("Not A Name")).hasMessageContaining("Not A Name");
  }
}
