package penchant.infra.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** {@code world.json}: the truth about the made-up world, and how far it was told. */
final class WorldFile {

  private static final ObjectMapper MAPPER =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  private final Path file;

  WorldFile(Path directory) {
    file = directory.resolve("world.json");
  }

  Path path() {
    return file;
  }

  /**
   * A world that was begun here.
   *
   * @param told whether its whole history has been sent
   */
  record Begun(World.Plan plan, boolean told) {}

  /** The world that was begun here, if there is one. */
  Optional<Begun> read() throws IOException {
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    JsonNode json = MAPPER.readTree(file.toFile());
    return Optional.of(
        new Begun(
            new World.Plan(
                json.path("seed").asLong(),
                json.path("people").size(),
                json.path("items").asInt(),
                Instant.parse(json.path("end").asText())),
            json.path("told").asBoolean()));
  }

  private static void put(ObjectNode person, String name, Person.Drift change) {
    person.putObject(name).put("at", change.at().toString()).set("themes", keys(change.themes()));
  }

  /** Replaces the file as a whole, so that it is never half written. */
  void write(World world, boolean told) throws IOException {
    ObjectNode json =
        MAPPER
            .createObjectNode()
            .put("seed", world.plan().seed())
            .put("items", world.plan().items())
            .put("end", world.plan().end().toString())
            .put("told", told);
    world
        .turn()
        .ifPresent(
            turn ->
                json.putObject("turn")
                    .put("at", turn.at().toString())
                    .put("left", turn.left().key())
                    .put("taken", turn.taken().key())
                    .put("fresh", turn.fresh().key()));
    ArrayNode people = json.putArray("people");
    for (Person person : world.people()) {
      ObjectNode one = people.addObject().put("user", person.id());
      one.set("themes", keys(person.themes()));
      person.drift().ifPresent(drift -> put(one, "drift", drift));
      person.turn().ifPresent(turn -> put(one, "turn", turn));
    }
    Files.createDirectories(file.toAbsolutePath().getParent());
    Path fresh = file.resolveSibling("world.json.new");
    MAPPER.writeValue(fresh.toFile(), json);
    Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
  }

  private static ArrayNode keys(List<Theme> themes) {
    ArrayNode keys = MAPPER.createArrayNode();
    themes.forEach(theme -> keys.add(theme.key()));
    return keys;
  }
}
