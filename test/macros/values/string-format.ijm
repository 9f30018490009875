print(String.format("%.3f", PI), String.format("%08.2f|%-8.1f|%8.1f", 12.345, 1.25, -1.25), String.format("%+.1f %(.2f", 3, -4));
print(String.format("%.0f %.1f %.2f", 0.5, 0.25, 1.005), String.format("%e", 12345.678), String.format("%.2E", 0.000123));
print(String.format("%g", 12345.678), String.format("%.3g", 0.00001234), String.format("%s", 2.5), String.format("100%%"), String.format("%,.2f", 1234567.891));
print(String.format("%2$.1f %1$.1f", 1, 2));
