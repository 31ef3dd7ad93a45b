/**
 * Training as every model does it: a {@link org.zethus.torch.train.TrainingTask} says what one
 * update computes, {@link org.zethus.torch.train.TrainingLoop} does the rest.
 *
 * <pre>
 * seed, step ──> BatchPlan ──> task.step(batches) ──> losses ──> train.jsonl, TensorBoard, progress
 *                                    │
 *                    state/ (resume, gone when done), checkpoints/, samples/, model.safetensors
 * </pre>
 *
 * <p>A run that was interrupted anywhere, however often, ends with the same bytes as one that was
 * not: every step draws its random numbers from the seed and its own number, batches follow from
 * the step, and logs are cut back to where the state was saved.
 */
@Export
@Version("1.0.0")
@NullMarked
package org.zethus.torch.train;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
