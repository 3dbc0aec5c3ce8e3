META
key;value
description;EJEMPLO INVENTADO: un proyecto gratis con votos y otro gratis sin votos
country;Chile
unit;Ejemplo
instance;2026
num_projects;5
num_votes;4
budget;2000
vote_type;approval
rule;unknown
date_begin;01.01.2026
date_end;02.01.2026
language;es
currency;CLP
PROJECTS
project_id;cost;votes;name
gratis;0;2;Taller con voluntarios
nadie;0;0;Gratis y sin votos
A;1000;2;Banca
B;1000;2;Árboles
cara;2500;3;Más cara que todo el monto
VOTES
voter_id;vote
v1;gratis,cara,A
v2;cara,A
v3;B,cara
v4;B,gratis
