package dev.groundstate.benchmark;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** What the numbers were measured on. */
final class Machine {

    private Machine() {}

    /** Returns the bytes of memory; 8 GiB where they are not known. */
    static long memoryBytes() {
        return 1024 * number(lines("/proc/meminfo"), "MemTotal:", 8L << 20);
    }

    /** Returns the load of the last minute: how many processes wanted a processor. */
    static double load() {
        return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    }

    /** Returns processor, memory and versions in a sentence. */
    static String description() {
        List<String> processor = lines("/proc/cpuinfo");
        String model = processor.stream()
                .filter(line -> line.startsWith("model name"))
                .map(line -> line.substring(line.indexOf(':') + 1).strip())
                .findFirst()
                .orElse(System.getProperty("os.arch"));
        String flags = String.join(" ", processor);
        String vectors = Stream.of("avx512f", "avx2", "asimd")
                .filter(flags::contains)
                .findFirst()
                .orElse("no known vectors");
        return String.format(
                Locale.ROOT,
                "%s (%s), %d processors, %s of memory, %s %s, JDK %s (%s)",
                model,
                vectors,
                Runtime.getRuntime().availableProcessors(),
                ResultTable.memory(memoryBytes()),
                System.getProperty("os.name"),
                System.getProperty("os.version"),
                Runtime.version(),
                System.getProperty("java.vendor"));
    }

    private static long number(List<String> lines, String start, long otherwise) {
        return lines.stream()
                .filter(line -> line.startsWith(start))
                .map(line -> Long.parseLong(line.replaceAll("\\D", "")))
                .findFirst()
                .orElse(otherwise);
    }

    private static List<String> lines(String file) {
        try {
            return Files.readAllLines(Path.of(file));
        } catch (IOException e) {
            return List.of();
        }
    }
}
