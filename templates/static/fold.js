self.digestWords = (s) => ` ${(s.toUpperCase().toLowerCase().normalize("NFKD").replace(/[\p{M}ـ]/gu, "")
.replace(/[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmr}\p{sc=Mymr}]/gu, " $& ")
.replace(/[øłđςىة]/g, (it) => "oldσيه"["øłđςىة".indexOf(it)]).match(/[\p{L}\p{N}]+/gu) || []).join(" ")} `;
