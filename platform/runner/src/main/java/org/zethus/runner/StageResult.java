package org.zethus.runner;

import java.nio.file.Path;
import java.util.Optional;
import org.zethus.api.evaluator.Scores;

/**
 * A finished stage.
 *
 * @param stage as it was planned
 * @param folder the artifact
 * @param made whether this run made it; false where it was current
 * @param scores what it found, if it is an evaluator's
 */
public record StageResult(PlannedStage stage, Path folder, boolean made, Optional<Scores> scores) {}
