/**
 * Features as numbers: scaling, averages over phones, companding, mixtures that models predict,
 * logarithms of power.
 */
@Export
@Version("1.0.0")
@NullMarked
package org.zethus.dsp.feature;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
