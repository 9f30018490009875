for (i = 0; i < 5; i++) {
  if (i == 0) print("zero"); else if (i == 1) print("one"); else if (i < 4) { print("few"); } else print("many");
}
if (true) print("a"); else print("b");
if (false) { print("c"); }; else print("d");
if (true) if (false) print("x"); else print("dangling");
if (1 - 1) print("no"); else print("zero is false");
