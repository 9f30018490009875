// four decimals, whole numbers without
Array.print(newArray(0.1, 1, 1.5, 1 / 3, 1e-7, 1e10, 123456.789, -2, NaN, 1 / 0, 1e13));
Array.print("prefix", newArray(1, 2));
Array.print(newArray("a", "b c", ""));
Array.print(newArray(0));
