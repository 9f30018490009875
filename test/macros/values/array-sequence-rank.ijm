Array.print(Array.getSequence(5)); Array.print(Array.sequence(3)); e = Array.getSequence(0); print(e.length);
Array.print(Array.rankPositions(newArray(3, 1, NaN, 2, 1, -0.5)));
Array.print(Array.rankPositions(newArray("b", "A", "a", "C", "B")));
