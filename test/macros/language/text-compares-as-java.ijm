a = "ß" == "SS"; print("x");
if ("é" == "É") print("accents"); if ("ä" < "b") print("less"); else print("greater");
if ("a_b" < "aBc") print("underscore less"); else print("underscore greater");
if ("Z" < "a") print("Z less"); else print("Z greater");
if ("abc" < "abcd") print("shorter");
