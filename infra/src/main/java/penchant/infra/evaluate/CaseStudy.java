package penchant.infra.evaluate;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import penchant.domain.behavior.Behavior;
import penchant.domain.catalogue.Item;
import penchant.domain.clustering.Cluster;
import penchant.domain.clustering.audit.Agreement;
import penchant.domain.interest.BehaviorRecorded;
import penchant.domain.interest.InterestProfile;
import penchant.domain.ranking.Person;
import penchant.domain.ranking.RankedItem;
import penchant.domain.ranking.Ranker;
import penchant.domain.ranking.RankingQuery;

/** Tells of classes and lists: JSON lines of everything, and some of it to be read by a person. */
final class CaseStudy {

  private static final int POPULAR = 8;
  private static final int LIST = 10;

  private static final ObjectMapper JSON = new ObjectMapper();

  private final PrintStream out;
  private final PrintStream err;

  CaseStudy(PrintStream out, PrintStream err) {
    this.out = out;
    this.err = err;
  }

  /** What the classes are. */
  void classes(String encoder, Classes classes) {
    for (Cluster cluster : classes.model().clusters()) {
      List<String> popular = titles(classes.popular(cluster, POPULAR));
      ObjectNode line =
          JSON.createObjectNode()
              .put("encoder", encoder)
              .put("class", cluster.id())
              .put("label", cluster.label())
              .put("size", cluster.size())
              .put("cohesion", rounded(cluster.cohesion()));
      texts(line.putArray("terms"), cluster.terms());
      texts(line.putArray("popular"), popular);
      out.println(line);
      err.printf(
          Locale.ROOT,
          "class %d, %d people, %s%n    popular: %s%n",
          cluster.id(),
          cluster.size(),
          cluster.label(),
          String.join("; ", popular));
    }
  }

  /**
   * Everybody's class and P(theta).
   *
   * @param others everybody's class by the other encoder
   */
  void people(Classes classes, Map<String, Long> others) {
    List<Integer> one = new ArrayList<>();
    List<Integer> other = new ArrayList<>();
    classes
        .byUser()
        .forEach(
            (user, id) -> {
              ObjectNode line = JSON.createObjectNode().put("user", user).put("class", id);
              Optional<Long> byTerms = Optional.ofNullable(others.get(user));
              byTerms.ifPresent(
                  theirs -> {
                    line.put("tfidfClass", theirs);
                    one.add(id.intValue());
                    other.add(theirs.intValue());
                  });
              put(line.putObject("distribution"), classes.distribution(classes.profile(user)));
              out.println(line);
            });
    if (!one.isEmpty()) {
      Agreement agreement = Agreement.of(ints(one), ints(other));
      double rand = rounded(agreement.adjustedRandIndex());
      double information = rounded(agreement.normalisedMutualInformation());
      out.println(
          JSON.createObjectNode()
              .put("figure", "agreement of the two encoders")
              .put("adjustedRand", rand)
              .put("mutualInformation", information));
      err.printf(
          Locale.ROOT,
          "the two encoders agree by an adjusted Rand index of %.3f, mutual information %.3f%n",
          rand,
          information);
    }
  }

  /**
   * One person of each class, before and after a like of what is popular in the class that is
   * farthest from it.
   */
  void interest(Classes classes, Ranker ranker, Study study) throws IOException {
    for (Cluster own : classes.model().clusters()) {
      Optional<String> user = classes.newest(own);
      if (user.isPresent()) {
        InterestProfile profile = classes.profile(user.get());
        Optional<Item> item =
            farthest(classes, profile).flatMap(other -> classes.unmet(other, profile));
        if (item.isPresent()) {
          likes(user.get(), item.get(), classes, ranker, study);
        }
      }
    }
  }

  private static Optional<Cluster> farthest(Classes classes, InterestProfile profile) {
    SortedMap<Long, Double> distribution = classes.distribution(profile);
    return classes.model().clusters().stream()
        .min(Comparator.comparing(cluster -> distribution.getOrDefault(cluster.id(), 0.0)));
  }

  private void likes(String user, Item item, Classes classes, Ranker ranker, Study study)
      throws IOException {
    Instant now = classes.moment().now();
    InterestProfile before = classes.profile(user);
    Behavior like =
        study.event(
            JSON.createObjectNode()
                .put("user", user)
                .put("type", "like")
                .put("item", item.id())
                .put("at", now.toString()));
    InterestProfile after = new BehaviorRecorded(like).applyTo(before, study.rules().fold());
    List<RankedItem> listBefore = list(user, before, classes, ranker, now);
    List<RankedItem> listAfter = list(user, after, classes, ranker, now);
    ObjectNode line = JSON.createObjectNode().put("user", user).put("likes", item.title());
    tell(line.putObject("before"), before, listBefore, classes);
    tell(line.putObject("after"), after, listAfter, classes);
    out.println(line);
    err.printf(
        "%n%s, of class %d, likes: %s%n",
        user, classes.of(before).map(Cluster::id).orElse(-1L), item.title());
    err.println("  P(theta) before " + percent(classes.distribution(before)));
    err.println("  P(theta) after  " + percent(classes.distribution(after)));
    Set<String> there = new HashSet<>();
    listBefore.forEach(ranked -> there.add(ranked.item()));
    err.printf("  %-38s    %-38s%n", "list before", "list after (* is new)");
    for (int i = 0; i < Math.max(listBefore.size(), listAfter.size()); i++) {
      err.printf(
          "  %-38.38s  %s %-38.38s %s%n",
          i < listBefore.size() ? title(listBefore.get(i), classes) : "",
          i < listAfter.size() && !there.contains(listAfter.get(i).item()) ? "*" : " ",
          i < listAfter.size() ? title(listAfter.get(i), classes) : "",
          i < listAfter.size() ? String.join(", ", listAfter.get(i).why()) : "");
    }
  }

  private static List<RankedItem> list(
      String user, InterestProfile profile, Classes classes, Ranker ranker, Instant now) {
    return ranker
        .rank(
            new Person(user, 0, profile),
            classes.model(),
            classes.moment().catalogue(),
            RankingQuery.top(LIST).at(now))
        .items();
  }

  private static void tell(
      ObjectNode node, InterestProfile profile, List<RankedItem> list, Classes classes) {
    put(node.putObject("distribution"), classes.distribution(profile));
    texts(node.putArray("list"), list.stream().map(ranked -> title(ranked, classes)).toList());
  }

  /** A picture of where everybody stands. */
  void picture(Classes classes, Path file) throws IOException {
    double shown = ClassPicture.write(classes, file);
    out.println(
        JSON.createObjectNode()
            .put("figure", "share of the differences that the picture shows")
            .put("value", rounded(shown)));
    err.printf(
        Locale.ROOT,
        "%n%s shows where everybody stands, %.0f %% of what tells them apart%n",
        file,
        100 * shown);
  }

  private static String title(RankedItem ranked, Classes classes) {
    return classes.moment().catalogue().find(ranked.item()).map(Item::title).orElse(ranked.item());
  }

  private static List<String> titles(List<Item> items) {
    return items.stream().map(Item::title).toList();
  }

  private static void texts(ArrayNode array, List<String> texts) {
    texts.forEach(array::add);
  }

  private static void put(ObjectNode node, SortedMap<Long, Double> distribution) {
    distribution.forEach((id, share) -> node.put(String.valueOf(id), rounded(share)));
  }

  private static String percent(SortedMap<Long, Double> distribution) {
    List<String> shares = new ArrayList<>();
    distribution.forEach(
        (id, share) -> shares.add(String.format(Locale.ROOT, "%d: %.0f %%", id, 100 * share)));
    return String.join(", ", shares);
  }

  private static int[] ints(List<Integer> numbers) {
    return numbers.stream().mapToInt(Integer::intValue).toArray();
  }

  private static double rounded(double value) {
    return Math.round(value * 1e4) / 1e4;
  }
}
