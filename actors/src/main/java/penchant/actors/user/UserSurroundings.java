package penchant.actors.user;

import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import penchant.domain.behavior.BurstRule;
import penchant.domain.catalogue.Catalogue;
import penchant.domain.clustering.ClusterModel;
import penchant.domain.interest.Fold;

/**
 * What every user on a node works with.
 *
 * @param model the node's newest
 * @param catalogue the node's newest
 * @param journal for what a cohort missed
 * @param rankerThreads where lists and views are made, so that no user waits for another's list
 * @param mayAcknowledge whether the node still speaks for its users, asked right before it does
 */
public record UserSurroundings(
    Fold fold,
    BurstRule bursts,
    ListMaker lists,
    Supplier<ClusterModel> model,
    Supplier<Catalogue> catalogue,
    JournalReader journal,
    CohortReports cohorts,
    ProfileBytes bytes,
    Executor rankerThreads,
    BooleanSupplier mayAcknowledge,
    UserSettings settings) {}
