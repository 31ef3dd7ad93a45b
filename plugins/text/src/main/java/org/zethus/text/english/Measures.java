package org.zethus.text.english;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.stream.Collectors;

/** Reads numbers with a unit: {@code 80kg}, {@code 98.6 °F}, {@code 50%}, {@code 6'2"}. */
final class Measures {
  /** Unit, its word for one, its word for several where that is not with an s. */
  private static final String[][] TABLE = {
    {"km", "kilometer"},
    {"m", "meter"},
    {"cm", "centimeter"},
    {"mm", "millimeter"},
    {"um", "micrometer"},
    {"nm", "nanometer"},
    {"mi", "mile"},
    {"ft", "foot", "feet"},
    {"yd", "yard"},
    {"in.", "inch", "inches"},
    {"kg", "kilogram"},
    {"g", "gram"},
    {"mg", "milligram"},
    {"ug", "microgram"},
    {"lb", "pound"},
    {"lbs", "pound"},
    {"oz", "ounce"},
    {"l", "liter"},
    {"L", "liter"},
    {"ml", "milliliter"},
    {"mL", "milliliter"},
    {"cl", "centiliter"},
    {"gal", "gallon"},
    {"km/h", "kilometer per hour", "kilometers per hour"},
    {"kph", "kilometer per hour", "kilometers per hour"},
    {"mph", "mile per hour", "miles per hour"},
    {"m/s", "meter per second", "meters per second"},
    {"Hz", "hertz", "hertz"},
    {"kHz", "kilohertz", "kilohertz"},
    {"MHz", "megahertz", "megahertz"},
    {"GHz", "gigahertz", "gigahertz"},
    {"W", "watt"},
    {"kW", "kilowatt"},
    {"MW", "megawatt"},
    {"GW", "gigawatt"},
    {"kWh", "kilowatt hour"},
    {"V", "volt"},
    {"mV", "millivolt"},
    {"kV", "kilovolt"},
    {"mA", "milliampere"},
    {"mAh", "milliampere hour"},
    {"dB", "decibel"},
    {"B", "byte"},
    {"kB", "kilobyte"},
    {"KB", "kilobyte"},
    {"MB", "megabyte"},
    {"GB", "gigabyte"},
    {"TB", "terabyte"},
    {"PB", "petabyte"},
    {"kbps", "kilobit per second", "kilobits per second"},
    {"Mbps", "megabit per second", "megabits per second"},
    {"Gbps", "gigabit per second", "gigabits per second"},
    {"fps", "frame per second", "frames per second"},
    {"rpm", "revolution per minute", "revolutions per minute"},
    {"px", "pixel"},
    {"s", "second"},
    {"sec", "second"},
    {"secs", "second"},
    {"ms", "millisecond"},
    {"us", "microsecond"},
    {"ns", "nanosecond"},
    {"min", "minute"},
    {"mins", "minute"},
    {"h", "hour"},
    {"hr", "hour"},
    {"hrs", "hour"},
    {"cal", "calorie"},
    {"kcal", "kilocalorie"},
    {"kJ", "kilojoule"},
    {"J", "joule"},
    {"N", "newton"},
    {"kPa", "kilopascal"},
    {"hPa", "hectopascal"},
    {"ha", "hectare"},
    {"\u00b0C", "degree celsius", "degrees celsius"},
    {"\u00b0F", "degree fahrenheit", "degrees fahrenheit"},
    {"\u00b0", "degree"},
    {"%", "percent", "percent"},
  };

  private static final Map<String, String> ONE = new HashMap<>();
  private static final Map<String, String> MANY = new HashMap<>();

  static {
    for (String[] row : TABLE) {
      ONE.put(row[0], row[1]);
      MANY.put(row[0], row.length > 2 ? row[2] : row[1] + "s");
    }
  }

  private static final String UNIT =
      ONE.keySet().stream()
          .sorted((a, b) -> b.length() == a.length() ? a.compareTo(b) : b.length() - a.length())
          .map(unit -> unit.replace(".", "\\."))
          .collect(Collectors.joining("|", "(", ")"));

  private static final String NUMBER = Numbers.WHOLE + "(?:\\.(\\d+))?";

  static final List<Rule> RULES =
      List.of(
          Rule.of(
              "\\b(\\d{1,2})' ?(\\d{1,2})(?:\"|'')",
              match ->
                  NumberWords.PLAIN.cardinal(match.group(1))
                      + (match.group(1).equals("1") ? " foot " : " feet ")
                      + NumberWords.PLAIN.cardinal(match.group(2))),
          Rule.of(
              "(?<![\\w.,])" + NUMBER + " ?[-\u2013] ?" + NUMBER + " ?" + UNIT + "(?![\\w/])",
              match ->
                  Numbers.decimal(match.group(1), match.group(2))
                      + " to "
                      + Numbers.decimal(match.group(3), match.group(4))
                      + " "
                      + MANY.get(match.group(5))),
          Rule.of("(?<![\\w.,])" + NUMBER + "[ -]?" + UNIT + "(?![\\w/])", Measures::read),
          Rule.of("(?<![\\w.])\\.(\\d+) ?" + UNIT + "(?![\\w/])", Measures::readBelowOne));

  private Measures() {}

  private static String read(MatchResult match) {
    boolean one = match.group(1).equals("1") && match.group(2) == null;
    return Numbers.decimal(match.group(1), match.group(2))
        + " "
        + (one ? ONE : MANY).get(match.group(3));
  }

  private static String readBelowOne(MatchResult match) {
    return "point " + NumberWords.digits(match.group(1)) + " " + MANY.get(match.group(2));
  }
}
