package dev.groundstate.engine.qubit;

import dev.groundstate.engine.run.RunControl;
import dev.groundstate.engine.run.WorkCounter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Strings of a sum that one setting of the apparatus measures together: on no qubit do two of them ask for different
 * letters.
 *
 * @param basis the letter each qubit is measured in; I where no string asks
 * @param terms indices of the strings, rising
 */
public record MeasurementGroup(PauliString basis, int[] terms) {

    /**
     * Divides a sum: the strings by falling size of their coefficients, each into the first group that takes it. The
     * identity needs no measurement and is in no group. After O. Crawford et al., Quantum 5, 385 (2021).
     */
    public static List<MeasurementGroup> of(PauliSum sum, RunControl control) {
        WorkCounter work = new WorkCounter(control);
        List<Integer> order = IntStream.range(0, sum.terms())
                .filter(k -> sum.strings()[k].support() != 0)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer k) -> -Math.abs(sum.coefficients()[k])))
                .toList();
        List<PauliString> bases = new ArrayList<>();
        List<List<Integer>> members = new ArrayList<>();
        for (int k : order) {
            PauliString string = sum.strings()[k];
            int group = 0;
            while (group < bases.size() && !agree(bases.get(group), string)) {
                group++;
            }
            work.add(4L * group + 20);
            if (group == bases.size()) {
                bases.add(PauliString.IDENTITY);
                members.add(new ArrayList<>());
            }
            PauliString basis = bases.get(group);
            bases.set(group, new PauliString(basis.x() | string.x(), basis.z() | string.z()));
            members.get(group).add(k);
        }
        List<MeasurementGroup> groups = new ArrayList<>();
        for (int group = 0; group < bases.size(); group++) {
            int[] terms = members.get(group).stream().mapToInt(k -> k).sorted().toArray();
            groups.add(new MeasurementGroup(bases.get(group), terms));
        }
        return groups;
    }

    private static boolean agree(PauliString basis, PauliString string) {
        return (basis.support() & string.support() & ((basis.x() ^ string.x()) | (basis.z() ^ string.z()))) == 0;
    }
}
