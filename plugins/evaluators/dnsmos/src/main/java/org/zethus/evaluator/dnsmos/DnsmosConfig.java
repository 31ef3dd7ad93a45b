package org.zethus.evaluator.dnsmos;

import org.zethus.api.config.Default;

/**
 * Configuration of the evaluator.
 *
 * @param dnsmos its section
 */
record DnsmosConfig(@Default("{}") Listeners dnsmos) {
  /**
   * Whose opinion it is.
   *
   * @param personalized whether the graph is the one of {@code pDNSMOS}, to which other voices in
   *     the background are noise
   */
  record Listeners(@Default("false") boolean personalized) {}
}
