package dev.walkout.edge.journal;

import static dev.walkout.edge.journal.Drafts.OPENS;
import static dev.walkout.edge.journal.Drafts.beat;
import static dev.walkout.edge.journal.Drafts.burst;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.walkout.edge.config.JournalConfig;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalLookTest {

  @TempDir Path folder;

  @Test
  void itCountsBySensorWhileAnAgentWrites() {
    JournalBounds bounds = JournalBounds.of(JournalConfig.in(folder));
    try (Journal journal = Journal.open(folder, bounds, "boot-a")) {
      journal.append(
          List.of(beat("camera-2", 9), burst("camera-1", 2, 1, 100), beat("camera-1", 5)));
      JournalLook look = JournalLook.at(folder);

      assertThat(look.sensors())
          .extracting(JournalLook.Sensor::id)
          .containsExactly("camera-1", "camera-2");
      JournalLook.Sensor first = look.sensors().get(0);
      assertThat(first.observations()).isEqualTo(2);
      assertThat(first.bursts()).isOne();
      assertThat(first.reported())
          .isEqualTo(new JournalLook.Span(OPENS.plusSeconds(2), OPENS.plusSeconds(5)));
      assertThat(look.promised()).isEqualTo(OPENS.plusSeconds(9));
      assertThat(look.bytes()).isEqualTo(journal.tally().bytes());
      journal.append(List.of(beat("camera-2", 10)));
    }
  }

  @Test
  void aFolderThatIsNoJournalIsNamed() {
    assertThatThrownBy(() -> JournalLook.at(folder))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("holds no journal");
  }
}
