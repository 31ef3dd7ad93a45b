package org.zethus.api.plugin;

/**
 * Where tensors live.
 *
 * @param type {@code cpu} or {@code cuda}
 * @param index which of several, from 0
 */
public record Device(String type, int index) {
  /** The main processor. */
  public static final Device CPU = new Device("cpu", 0);

  public Device {
    if (!type.equals("cpu") && !type.equals("cuda") || index < 0) {
      throw new ZethusException(
          "unknown device '%s:%d'; use cpu, cuda or cuda:1".formatted(type, index));
    }
  }

  /** {@return the device of {@code cpu}, {@code cuda} or {@code cuda:1}} */
  public static Device parse(String text) {
    int colon = text.indexOf(':');
    if (colon < 0) {
      return new Device(text, 0);
    }
    try {
      return new Device(text.substring(0, colon), Integer.parseInt(text.substring(colon + 1)));
    } catch (NumberFormatException e) {
      throw new ZethusException("unknown device '%s'; use cpu, cuda or cuda:1".formatted(text), e);
    }
  }

  @Override
  public String toString() {
    return type.equals("cpu") ? type : type + ":" + index;
  }
}
