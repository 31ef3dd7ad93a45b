package org.zethus.torch.nn.attention;

import ai.djl.ndarray.NDArray;
import java.util.function.UnaryOperator;

/**
 * What a transformer layer looks like.
 *
 * @param width D
 * @param heads divides D
 * @param feedForward width between the two linear layers
 * @param dropout after attention, activation and feed-forward
 * @param normFirst whether a norm stands before attention and feed-forward, or after their residual
 * @param norm1 before or after self-attention
 * @param norm2 before or after what follows
 * @param activation between the two linear layers
 */
public record TransformerShape(
    int width,
    int heads,
    int feedForward,
    double dropout,
    boolean normFirst,
    Norm.Kind norm1,
    Norm.Kind norm2,
    UnaryOperator<NDArray> activation) {}
