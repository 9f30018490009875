// line comment
print("a"); // after
/* block
   over lines */ print("b"); /* inline */ print(/* inside */ "c");
/**/ print("d // no comment /* neither */");
x = 5; /* x = 6;

y = 7; */
print(x);
