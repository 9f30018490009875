List.fromArrays(newArray("a"), newArray(1, 2));
