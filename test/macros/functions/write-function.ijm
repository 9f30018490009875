write("one");
write(1.23456789, "two", 3);
write(true);
