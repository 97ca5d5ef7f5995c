package penchant.actors.catalogue;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.apache.pekko.Done;
import penchant.actors.embedding.Lane;
import penchant.domain.catalogue.Item;
import penchant.domain.catalogue.ItemDraft;
import penchant.domain.catalogue.ItemRules;
import penchant.domain.text.TextCleaner;
import penchant.domain.vector.Embedding;

/**
 * The way of drafts into the table: checked, cleaned, embedded where title or text changed,
 * written, and shown. Many drafts go in portions, so that a large catalogue does not fill the queue
 * of the embedding pool.
 */
final class ItemWriter {

  private static final int PORTION = 256;

  private static final String INDIGESTIBLE =
      "title and text are more than the encoder can digest; shorten them, or give a vector";

  private final Snapshot snapshot;
  private final ItemStore store;
  private final ItemVectors vectors;
  private final Revisions revisions;
  private final Clock clock;
  private final Function<List<ItemRow>, CompletionStage<Done>> show;

  /** An item that only lacks its vector. */
  private record Clean(ItemDraft draft, Optional<Item> known, Optional<Embedding> vector) {
    boolean isVectorGiven() {
      return draft.vector().isPresent();
    }
  }

  ItemWriter(
      Snapshot snapshot,
      ItemStore store,
      ItemVectors vectors,
      Revisions revisions,
      Clock clock,
      Function<List<ItemRow>, CompletionStage<Done>> show) {
    this.snapshot = snapshot;
    this.store = store;
    this.vectors = vectors;
    this.revisions = revisions;
    this.clock = clock;
    this.show = show;
  }

  CompletionStage<List<PutOutcome>> put(List<ItemDraft> drafts) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    List<Optional<String>> refusals = new ArrayList<>();
    Map<String, Clean> accepted = new LinkedHashMap<>();
    for (ItemDraft draft : drafts) {
      Optional<String> refusal = ItemRules.refusal(draft, vectors.space(), now);
      Clean clean = refusal.isEmpty() ? clean(draft) : null;
      if (clean != null && isUnreadable(clean)) {
        refusal = Optional.of("title and text hold nothing to read, and there is no vector");
      } else if (clean != null) {
        accepted.put(draft.id(), clean);
      }
      refusals.add(refusal);
    }
    Lane lane = drafts.size() == 1 ? Lane.INTERACTIVE : Lane.BACKFILL;
    Map<String, PutOutcome> stored = new HashMap<>();
    return storeFrom(0, List.copyOf(accepted.values()), lane, now, stored)
        .thenApply(done -> outcomes(drafts, refusals, stored));
  }

  private static boolean isUnreadable(Clean clean) {
    return textOf(clean.draft).isEmpty() && !clean.isVectorGiven();
  }

  private static List<PutOutcome> outcomes(
      List<ItemDraft> drafts, List<Optional<String>> refusals, Map<String, PutOutcome> stored) {
    List<PutOutcome> outcomes = new ArrayList<>();
    for (int i = 0; i < drafts.size(); i++) {
      String id = drafts.get(i).id();
      Optional<String> refusal = refusals.get(i);
      PutOutcome outcome =
          refusal.isPresent() ? new PutOutcome.Refused(id, refusal.get()) : stored.get(id);
      if (outcome == null) {
        throw new IllegalStateException("item '" + id + "' was neither stored nor refused");
      }
      outcomes.add(outcome);
    }
    return outcomes;
  }

  private CompletionStage<Done> storeFrom(
      int from, List<Clean> items, Lane lane, Instant now, Map<String, PutOutcome> stored) {
    if (from >= items.size()) {
      return CompletableFuture.completedFuture(Done.getInstance());
    }
    int to = Math.min(items.size(), from + PORTION);
    return store(items.subList(from, to), lane, now, stored)
        .thenCompose(done -> storeFrom(to, items, lane, now, stored));
  }

  private CompletionStage<Done> store(
      List<Clean> items, Lane lane, Instant now, Map<String, PutOutcome> outcomes) {
    List<String> texts =
        items.stream().filter(c -> c.vector.isEmpty()).map(c -> textOf(c.draft)).toList();
    return vectors
        .embed(texts, lane)
        .thenCompose(
            made -> {
              List<ItemRow> rows = new ArrayList<>();
              List<Clean> written = new ArrayList<>();
              Iterator<Optional<Embedding>> next = made.iterator();
              for (Clean clean : items) {
                Optional<Embedding> vector = clean.vector.or(next::next);
                if (vector.isPresent()) {
                  rows.add(row(clean, vector.get(), now));
                  written.add(clean);
                } else {
                  String id = clean.draft.id();
                  outcomes.put(id, new PutOutcome.Refused(id, INDIGESTIBLE));
                }
              }
              return write(rows)
                  .thenApply(
                      done -> {
                        for (int i = 0; i < rows.size(); i++) {
                          note((ItemRow.Kept) rows.get(i), written.get(i), outcomes);
                        }
                        return done;
                      });
            });
  }

  private CompletionStage<Done> write(List<ItemRow> rows) {
    return rows.isEmpty()
        ? CompletableFuture.completedFuture(Done.getInstance())
        : store.write(rows).thenCompose(done -> show.apply(rows));
  }

  private static void note(ItemRow.Kept row, Clean clean, Map<String, PutOutcome> outcomes) {
    outcomes.put(row.id(), new PutOutcome.Stored(row.item(), clean.known.isEmpty()));
  }

  private ItemRow.Kept row(Clean clean, Embedding vector, Instant now) {
    ItemDraft draft = clean.draft;
    Item item =
        new Item(
            draft.id(),
            draft.title(),
            draft.text(),
            draft.categories(),
            draft.labels(),
            draft.domain(),
            draft.at().or(() -> clean.known.map(Item::at)).orElse(now),
            draft.hidden(),
            vector);
    long revision = revisions.after(snapshot.catalogue().revision(draft.id()));
    return new ItemRow.Kept(item, vectors.space().id(), clean.isVectorGiven(), revision);
  }

  private Clean clean(ItemDraft raw) {
    ItemDraft draft =
        new ItemDraft(
            raw.id(),
            TextCleaner.clean(raw.title()),
            TextCleaner.clean(raw.text()),
            cleaned(raw.categories()),
            cleaned(raw.labels()),
            raw.domain(),
            raw.at().map(at -> at.truncatedTo(ChronoUnit.MILLIS)),
            raw.hidden(),
            raw.vector());
    Optional<Item> known = snapshot.catalogue().find(raw.id());
    Optional<Embedding> kept =
        known
            .filter(item -> !snapshot.hasGivenVector(raw.id()))
            .filter(item -> ItemVectors.text(item.title(), item.text()).equals(textOf(draft)))
            .map(Item::vector);
    Optional<Embedding> vector = raw.vector().map(ItemWriter::direction).or(() -> kept);
    return new Clean(draft, known, vector);
  }

  private static List<String> cleaned(List<String> words) {
    return words.stream()
        .map(TextCleaner::clean)
        .filter(word -> !word.isEmpty())
        .distinct()
        .toList();
  }

  private static String textOf(ItemDraft draft) {
    return ItemVectors.text(draft.title(), draft.text());
  }

  private static Embedding direction(List<Double> vector) {
    float[] components = new float[vector.size()];
    for (int i = 0; i < components.length; i++) {
      components[i] = vector.get(i).floatValue();
    }
    return Embedding.directionOf(components);
  }
}
