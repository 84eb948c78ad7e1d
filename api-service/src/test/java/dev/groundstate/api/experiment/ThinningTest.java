package dev.groundstate.api.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ThinningTest {

    private static List<ConvergencePoint> points(int first, int last) {
        Random random = new Random(7);
        List<ConvergencePoint> points = new ArrayList<>();
        for (int i = first; i <= last; i++) {
            points.add(new ConvergencePoint(i, random.nextDouble(), 0, i));
        }
        return points;
    }

    private static List<ConvergencePoint> thinned(List<ConvergencePoint> points, int first, int last, int most) {
        Thinning thinning = new Thinning(first, last, most);
        points.forEach(thinning::add);
        return thinning.kept();
    }

    @Test
    void a_short_row_is_kept_whole() {
        assertThat(thinned(points(1, 100), 1, 100, 100)).isEqualTo(points(1, 100));
    }

    @Test
    void a_long_row_is_never_longer_than_asked() {
        for (int most = Thinning.FEWEST; most < 40; most++) {
            for (int length = 1; length < 200; length++) {
                assertThat(thinned(points(5, 4 + length), 5, 4 + length, most)).hasSizeBetween(1, most);
            }
        }
    }

    @Test
    void the_first_the_last_the_lowest_and_the_highest_survive() {
        List<ConvergencePoint> points = points(11, 100_010);
        List<ConvergencePoint> kept = thinned(points, 11, 100_010, 50);
        double lowest =
                points.stream().mapToDouble(ConvergencePoint::energy).min().orElseThrow();
        double highest =
                points.stream().mapToDouble(ConvergencePoint::energy).max().orElseThrow();
        assertThat(kept).extracting(ConvergencePoint::energy).contains(lowest, highest);
        assertThat(kept.getFirst()).isEqualTo(points.getFirst());
        assertThat(kept.getLast()).isEqualTo(points.getLast());
    }

    @Test
    void each_bucket_keeps_its_lowest_and_highest() {
        List<ConvergencePoint> points = points(1, 1000);
        List<ConvergencePoint> kept = thinned(points, 1, 1000, 12);
        for (int bucket = 0; bucket < 5; bucket++) {
            List<ConvergencePoint> part = points.subList(200 * bucket, 200 * (bucket + 1));
            double lowest =
                    part.stream().mapToDouble(ConvergencePoint::energy).min().orElseThrow();
            double highest =
                    part.stream().mapToDouble(ConvergencePoint::energy).max().orElseThrow();
            assertThat(kept).extracting(ConvergencePoint::energy).contains(lowest, highest);
        }
    }

    @Test
    void the_order_of_iterations_is_kept() {
        assertThat(thinned(points(1, 5000), 1, 5000, 100))
                .extracting(ConvergencePoint::iteration)
                .isSorted()
                .doesNotHaveDuplicates();
    }

    @Test
    void fewer_than_four_points_cannot_be_asked_for() {
        assertThatThrownBy(() -> new Thinning(1, 10, 3)).hasMessageContaining("at least 4");
    }
}
