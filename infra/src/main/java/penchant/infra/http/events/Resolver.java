package penchant.infra.http.events;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import penchant.actors.catalogue.CatalogueService;
import penchant.actors.embedding.Embedder;
import penchant.actors.embedding.Lane;
import penchant.domain.behavior.Behavior;
import penchant.domain.catalogue.Catalogue;
import penchant.domain.catalogue.Item;
import penchant.domain.vector.QuantisedVector;

/**
 * Gives events what folding needs: the vector of the item or, where there is none, of the text, as
 * int8; and the polarity of a comment that came without a value. An item that neither the snapshot
 * nor the table knows leaves its event without a vector.
 */
final class Resolver {

  private static final int LOOKUPS_AT_ONCE = 64;

  private final CatalogueService catalogue;
  private final Embedder embedder;
  private final PolarityEstimator polarity;
  private final Executor executor;

  Resolver(
      CatalogueService catalogue,
      Embedder embedder,
      PolarityEstimator polarity,
      Executor executor) {
    this.catalogue = catalogue;
    this.embedder = embedder;
    this.polarity = polarity;
    this.executor = executor;
  }

  /** The behaviours of {@code claims}, in their order; empty for a text that nobody can embed. */
  CompletionStage<List<Optional<Behavior>>> resolve(List<Claim> claims) {
    Catalogue snapshot = catalogue.snapshot();
    Map<String, QuantisedVector> vectors = new HashMap<>();
    Set<String> unknown = new LinkedHashSet<>();
    Set<String> texts = new LinkedHashSet<>();
    Set<String> comments = new LinkedHashSet<>();
    for (Claim claim : claims) {
      if (claim.isTextOnly()) {
        texts.add(claim.text());
      } else {
        String id = claim.draft().item().orElseThrow();
        Optional<Item> item = snapshot.find(id);
        if (item.isPresent()) {
          vectors.computeIfAbsent(id, any -> QuantisedVector.of(item.get().vector()));
        } else {
          unknown.add(id);
        }
      }
      if (claim.needsPolarity()) {
        comments.add(claim.text());
      }
    }
    if (unknown.isEmpty() && texts.isEmpty() && comments.isEmpty()) {
      return CompletableFuture.completedFuture(
          behaviors(claims, snapshot, vectors, Map.of(), Map.of()));
    }
    return lookUp(unknown, vectors)
        .thenCompose(
            found ->
                embed(List.copyOf(texts))
                    .thenCombine(
                        estimate(List.copyOf(comments)),
                        (embedded, polarities) ->
                            behaviors(claims, snapshot, found, embedded, polarities)));
  }

  private CompletionStage<Map<String, QuantisedVector>> lookUp(
      Set<String> ids, Map<String, QuantisedVector> vectors) {
    return Chunks.ask(List.copyOf(ids), LOOKUPS_AT_ONCE, this::find, executor)
        .thenApply(
            items -> {
              for (Optional<Item> item : items) {
                item.ifPresent(
                    known -> vectors.put(known.id(), QuantisedVector.of(known.vector())));
              }
              return vectors;
            });
  }

  private CompletionStage<List<Optional<Item>>> find(List<String> ids) {
    CompletionStage<List<Optional<Item>>> all =
        CompletableFuture.completedFuture(new ArrayList<>());
    for (String id : ids) {
      all =
          all.thenCombine(
              catalogue.find(id),
              (items, item) -> {
                items.add(item);
                return items;
              });
    }
    return all;
  }

  private CompletionStage<Map<String, QuantisedVector>> embed(List<String> texts) {
    return embedder
        .embedEach(texts, Lane.ofRequest(texts.size()))
        .thenApply(
            embeddings -> {
              Map<String, QuantisedVector> vectors = new HashMap<>();
              for (int i = 0; i < texts.size(); i++) {
                String text = texts.get(i);
                embeddings
                    .get(i)
                    .ifPresent(embedding -> vectors.put(text, QuantisedVector.of(embedding)));
              }
              return vectors;
            });
  }

  private CompletionStage<Map<String, Double>> estimate(List<String> comments) {
    if (comments.isEmpty()) {
      return CompletableFuture.completedFuture(Map.of());
    }
    return polarity
        .polarities(comments)
        .thenApply(
            polarities -> {
              Map<String, Double> byText = new HashMap<>();
              for (int i = 0; i < comments.size(); i++) {
                byText.put(comments.get(i), polarities.get(i));
              }
              return byText;
            });
  }

  private List<Optional<Behavior>> behaviors(
      List<Claim> claims,
      Catalogue snapshot,
      Map<String, QuantisedVector> byItem,
      Map<String, QuantisedVector> byText,
      Map<String, Double> polarities) {
    List<Optional<Behavior>> behaviors = new ArrayList<>(claims.size());
    for (Claim claim : claims) {
      Optional<String> item = claim.draft().item();
      Optional<QuantisedVector> vector =
          Optional.ofNullable(item.isPresent() ? byItem.get(item.get()) : byText.get(claim.text()));
      if (item.isEmpty() && vector.isEmpty()) {
        behaviors.add(Optional.empty());
        continue;
      }
      String space = item.isPresent() ? snapshot.space().id() : embedder.space().id();
      OptionalDouble value = claim.draft().value();
      if (claim.needsPolarity()) {
        Double estimated = polarities.get(claim.text());
        value =
            estimated == null || !Double.isFinite(estimated)
                ? value
                : OptionalDouble.of(Math.max(-1, Math.min(1, estimated)));
      }
      behaviors.add(
          Optional.of(
              new Behavior(
                  claim.key(),
                  claim.type(),
                  item,
                  claim.text(),
                  value,
                  claim.at(),
                  claim.draft().context(),
                  vector,
                  vector.isPresent() ? space : "",
                  false)));
    }
    return behaviors;
  }
}
