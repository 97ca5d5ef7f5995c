package penchant.domain.ranking;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import penchant.domain.behavior.BehaviorType;
import penchant.domain.catalogue.Catalogue;
import penchant.domain.catalogue.Item;
import penchant.domain.clustering.Cluster;
import penchant.domain.vector.Embedding;

/** Says in short sentences why an item stands in a person's list, strongest reason first. */
final class Reasons {

  static final String WITH_EVERYBODY = "popular with everybody";
  private static final int TITLE_CHARACTERS = 80;

  /** A nameable thing that the person did, near enough to the item to be given as a reason. */
  private static final double LIKE_ENOUGH = 0.3;

  private final Taste taste;
  private final Scorer scorer;
  private final Catalogue catalogue;

  Reasons(Taste taste, Scorer scorer, Catalogue catalogue) {
    this.taste = taste;
    this.scorer = scorer;
    this.catalogue = catalogue;
  }

  /** At least one sentence, at most {@code most}. */
  List<String> why(ScoredItem scored, int most) {
    List<Part> strongest = new ArrayList<>();
    for (Part part : Part.values()) {
      if (scored.part(part) != 0) {
        strongest.add(part);
      }
    }
    // What takes off is told last: it explains the place, not the presence.
    strongest.sort(Comparator.comparingDouble(scored::part).reversed());
    List<String> sentences = new ArrayList<>();
    for (Part part : strongest) {
      String sentence = sentence(part, scored);
      if (sentences.size() < most && !sentences.contains(sentence)) {
        sentences.add(sentence);
      }
    }
    return sentences.isEmpty() ? List.of("from the rest of the catalogue") : sentences;
  }

  /** A learned blend may hold against an item what else speaks for it, and the other way round. */
  private String sentence(Part part, ScoredItem scored) {
    String what = what(part, scored.item());
    return scored.part(part) < 0 ? what + ", which counts against it" : what;
  }

  private String what(Part part, Item item) {
    return switch (part) {
      case ATTENTION -> "where what you did last leads to";
      case CLUSTER -> strongestCluster(item).map("popular in "::concat).orElse(WITH_EVERYBODY);
      case CONTEXT -> "fits " + String.join(", ", scorer.fitting(item));
      case FORESIGHT -> "popular where you are likely to look next";
      case FRESH -> scorer.isNew(item) ? "new" : "as old as it is";
      case GRAPH -> "chosen by others who chose what you did";
      case INTEREST -> interest(item);
      case NEGATIVE -> "a little like what you turned away";
      case POPULARITY -> WITH_EVERYBODY;
      case SHORT -> shortTerm(item);
    };
  }

  /** Of those whose own people did something with the item: smoothing lends it to all others. */
  private Optional<String> strongestCluster(Item item) {
    Optional<String> label = Optional.empty();
    double best = Double.NEGATIVE_INFINITY;
    for (Map.Entry<Cluster, Popularity> entry : scorer.byCluster().entrySet()) {
      Cluster cluster = entry.getKey();
      double share = scorer.share(cluster, entry.getValue(), item.id());
      if (share > best && cluster.isKnownFor(item.id())) {
        best = share;
        label = Optional.of(cluster.label().isBlank() ? "your group" : cluster.label());
      }
    }
    return label;
  }

  private String interest(Item item) {
    if (taste.seen().test(item.id())) {
      return done(item.id()).map(type -> "you " + verb(type) + " it").orElse("you know it");
    }
    Taste.Leaning leaning = taste.closest(item.vector());
    List<String> representatives = leaning == null ? List.of() : leaning.representatives();
    return likest(representatives, item).orElse("close to one of your interests");
  }

  private Optional<String> likest(List<String> ids, Item item) {
    Item likest = null;
    double best = Double.NEGATIVE_INFINITY;
    for (String id : ids) {
      Optional<Item> other = catalogue.find(id);
      if (other.isPresent() && !name(other.get()).isEmpty()) {
        double likeness = Taste.likeness(other.get().vector(), item.vector());
        if (likeness > best) {
          best = likeness;
          likest = other.get();
        }
      }
    }
    if (likest == null) {
      return Optional.empty();
    }
    String verb = done(likest.id()).map(Reasons::verb).orElse("chose");
    return Optional.of("like " + name(likest) + ", which you " + verb);
  }

  private String shortTerm(Item item) {
    Taste.Step closest = null;
    double best = LIKE_ENOUGH;
    for (Taste.Step step : taste.steps()) {
      Optional<Embedding> vector = vector(step);
      if (step.weight() > 0 && vector.isPresent() && !step.item().equals(Optional.of(item.id()))) {
        double likeness = Taste.likeness(vector.get(), item.vector());
        if (likeness >= best) {
          best = likeness;
          closest = step;
        }
      }
    }
    if (closest == null) {
      return "close to what you did last";
    }
    Optional<String> title =
        closest.item().flatMap(catalogue::find).map(Reasons::name).filter(name -> !name.isEmpty());
    if (title.isPresent()) {
      return "like " + title.get() + ", which you " + verb(closest.type()) + " lately";
    }
    return closest.text().isEmpty()
        ? "close to what you did last"
        : "close to what you " + typed(closest.type()) + ": " + shortened(closest.text());
  }

  private Optional<Embedding> vector(Taste.Step step) {
    return step.vector().or(() -> step.item().flatMap(catalogue::find).map(Item::vector));
  }

  /** The weightiest thing that the person did with the item, of what is remembered. */
  private Optional<BehaviorType> done(String item) {
    return taste.steps().stream()
        .filter(step -> step.item().equals(Optional.of(item)))
        .max(Comparator.comparingDouble(Taste.Step::weight))
        .map(Taste.Step::type);
  }

  private static String verb(BehaviorType type) {
    return switch (type) {
      case VIEW -> "viewed";
      case SEARCH -> "searched for";
      case CLICK -> "opened";
      case CART -> "put in your basket";
      case PURCHASE -> "bought";
      case RETURN -> "sent back";
      case RATING -> "rated";
      case LIKE -> "liked";
      case DISLIKE -> "disliked";
      case COMMENT -> "commented on";
      case SHARE -> "shared";
      case FOLLOW -> "follow";
      case SKIP -> "skipped";
    };
  }

  private static String typed(BehaviorType type) {
    return type == BehaviorType.SEARCH ? "searched for" : "wrote";
  }

  static String name(Item item) {
    return shortened(item.title().isEmpty() ? item.text() : item.title());
  }

  private static String shortened(String text) {
    if (text.codePointCount(0, text.length()) <= TITLE_CHARACTERS) {
      return text;
    }
    return text.substring(0, text.offsetByCodePoints(0, TITLE_CHARACTERS)).strip() + "...";
  }
}
