a = newArray(4, 8, 15, 16, 23, 42);
Array.getStatistics(a, min, max, mean, std); print(min, max, mean, std);
Array.getStatistics(a, m); print(m);
Array.getStatistics(newArray(5), min, max, mean, std); print(min, max, mean, std);
Array.getStatistics(newArray(), min, max, mean, std); print(min, max, mean, std);
Array.getStatistics(newArray(1, NaN, 3), min, max, mean, std); print(min, max, mean, std);
Array.getStatistics(newArray("1", "x", "3"), min, max, mean); print(min, max, mean);
b = newArray(0.1, 0.2, 0.3); Array.getStatistics(b, min, max, mean, std); print(d2s(mean, 9), d2s(std, 9));
