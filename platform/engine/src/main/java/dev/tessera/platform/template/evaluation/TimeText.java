package dev.tessera.platform.template.evaluation;

import static java.util.Objects.requireNonNull;

import dev.tessera.platform.template.limit.BoundedText;
import dev.tessera.platform.template.limit.Budget;
import java.time.LocalDateTime;
import java.time.format.TextStyle;
import java.util.Locale;

/** Writes a time as {@code strftime} does, in English. */
final class TimeText {
    private static final int SHORT_NAME = 3;

    private final LocalDateTime time;
    private final Budget budget;

    TimeText(LocalDateTime time, Budget budget) {
        this.time = requireNonNull(time, "time is null");
        this.budget = requireNonNull(budget, "budget is null");
    }

    String format(String format) {
        BoundedText out = new BoundedText(budget);
        int position = 0;
        while (position < format.length()) {
            char character = format.charAt(position++);
            if (character != '%' || position == format.length()) {
                out.append(character);
                continue;
            }
            boolean unpadded = format.charAt(position) == '-' && position + 1 < format.length();
            position += unpadded ? 1 : 0;
            String field = field(format.charAt(position++));
            out.append(unpadded ? withoutZeros(field) : field);
        }
        return out.toString();
    }

    private static String withoutZeros(String field) {
        int start = 0;
        while (start < field.length() - 1 && (field.charAt(start) == '0' || field.charAt(start) == ' ')) {
            start++;
        }
        return field.substring(start);
    }

    private String field(char directive) {
        return switch (directive) {
            case 'Y' -> String.valueOf(time.getYear());
            case 'y' -> padded(time.getYear() % 100);
            case 'm' -> padded(time.getMonthValue());
            case 'd' -> padded(time.getDayOfMonth());
            case 'e' -> number("%2d", time.getDayOfMonth());
            case 'j' -> number("%03d", time.getDayOfYear());
            case 'B' -> month();
            case 'b', 'h' -> month().substring(0, SHORT_NAME);
            case 'A' -> weekday();
            case 'a' -> weekday().substring(0, SHORT_NAME);
            case 'w' -> String.valueOf(time.getDayOfWeek().getValue() % 7);
            case 'u' -> String.valueOf(time.getDayOfWeek().getValue());
            case 'H' -> padded(time.getHour());
            case 'I' -> padded((time.getHour() + 11) % 12 + 1);
            case 'p' -> time.getHour() < 12 ? "AM" : "PM";
            case 'M' -> padded(time.getMinute());
            case 'S' -> padded(time.getSecond());
            case 'f' -> number("%06d", time.getNano() / 1000);
            case 'F' -> format("%Y-%m-%d");
            case 'T', 'X' -> format("%H:%M:%S");
            case 'R' -> format("%H:%M");
            case 'D', 'x' -> format("%m/%d/%y");
            case 'c' -> format("%a %b %e %H:%M:%S %Y");
            case 'Z', 'z' -> "";
            case 'n' -> "\n";
            case 't' -> "\t";
            case '%' -> "%";
            default -> "%" + directive;
        };
    }

    private String month() {
        return time.getMonth().getDisplayName(TextStyle.FULL, Locale.ENGLISH);
    }

    private String weekday() {
        return time.getDayOfWeek().getDisplayName(TextStyle.FULL, Locale.ENGLISH);
    }

    private static String number(String format, int number) {
        return String.format(Locale.ROOT, format, number);
    }

    private static String padded(int number) {
        return number("%02d", number);
    }
}
