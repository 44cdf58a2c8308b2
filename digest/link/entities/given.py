"""Given names that a list of American ones lacks, so that persons of other countries are known as such."""

from __future__ import annotations

GIVEN = frozenset(
    """
    Abbas Abdel Abdelaziz Abdul Abdullah Abdulla Abu Adel Aditya Adnan Ahmad Ahmed Ahmet Ajay Akira Aleksandr Aleksei
    Aleksandar Alassane Alejandro Aleksander Alexei Alexey Alexandre Alexis Amal Amir Amit Amina Anatoly Anders Andrei
    Andrej Andrey Andrés Andriy Angela Anil Anton Antoine Antonin Anwar Arjun Arkady Arnaud Arsène Artem Arun Arvind
    Asif Astrid Atal Aung Ayman Aziz Bashar Bassam Beata Benazir Benedikt Benigno Benjamin Benoît Bernd Bernie Bertrand
    Binyamin Björn Bogdan Boris Boutros Branko Carles Carme Catarina Cem Chaim Chantal Chiara Christoph Christophe
    Claus Clément Cristina Cyril Daisuke Daniil Dariusz Deepak Denis Didier Dieter Dilma Dmitri Dmitry Dmytro Donald
    Ebrahim Edouard Édouard Ehud Elif Elke Emmanuel Emine Emre Enda Enrico Enrique Erdal Ernesto Esteban Evgeny Evo
    Ewa Fabio Faisal Farah Farid Fatih Fatma Federica Federico Felipe Ferdinand Feng Fidel Filippo Florian Franck
    François Françoise Franz Frauke Friedrich Fritz Fumio Gaspard Gebran Gerhard Gianni Giorgia Giorgio Giulio
    Goran Grigory Grzegorz Guido Gustavo Günter Günther Gérard Habib Hafez Haider Hamid Hanan Haruki Hasan Hashim
    Hassan Heiko Heinz Helmut Henrique Hernán Hideo Hillary Hiroshi Horst Hosni Hugo Hussein Husain Igor Ignacio
    Ilham Imran Indira Inès Ingo Ioannis Ismail Ismaïl Ivan Ivana Iván Jacinda Jaime Jair Jakob Jamal Jan Jarosław Javad
    Jawaharlal Jens Jeroen Jochen Jörg Jürgen Joaquín Joko João Jordi José Josef Josep Jovan Juncker Kaja Kamal Kamala
    Karim Karolina Kasper Katja Kazuo Kemal Kenji Khaled Khalid Khalifa Kiril Kofi Kostas Krzysztof Kwame Laurent
    Lech Leonid Leopoldo Lionel Luigi Luís Luiz Lula Lukas Lucas Luc Léa Maha Mahathir Mahmoud Mahmud Maite Malala
    Manfred Manmohan Manolo Manuela Marcelo Marek Margrethe Mariano Marine Mario Maria María Markus Marwan Massimo
    Mateusz Matteo Matthias Mauricio Maxim Mehmet Mette Michał Michel Michelle Mikael Mikhail Milan Miloš Milorad
    Mirjana Mitsuko Mitt Mohamed Mohammad Mohammed Mohamud Moshe Muammar Muhammad Mukesh Mustafa Mykola Nabil Nadine
    Naftali Najib Naoto Narendra Naser Nasser Nawaz Nelson Nicolas Nicolás Nicola Nikita Nikki Nikol Nikolai Nikos
    Nils Nouri Olaf Olena Oleksandr Oleg Olivier Omar Oskar Osama Pascal Paolo Pavel Pavlo Pedro Per Pervez Petr
    Petro Pierre Piotr Priti Priya Qasem Rachid Radovan Rafael Rafaela Rafik Rahul Raila Rainer Rajiv Ramzan Raúl Raul
    Ranil Rania Recep Reinhard Renzo Reza Rishi Robert Rodrigo Roland Romain Romano Rupert Ruslan Sabine Saddam Sadiq
    Saeed Saad Said Salem Salim Salman Salvatore Sanjay Sani Santiago Satya Saud Sayed Sebastian Sebastián Selim Serge
    Sergei Sergey Sergio Sergiy Shah Shahbaz Shaukat Shigeru Shimon Shinzo Silvio Slobodan Sonia Soraya Stanislav
    Stavros Stefano Steffen Stéphane Sundar Sunil Susana Suleiman Sven Svetlana Tamim Tariq Tarek Tatiana Tayyip Tayfun
    Tedros Thabo Theresa Thierry Thorsten Tihomir Timur Tomáš Tomasz Torsten Tsai Uhuru Ulrich Urs Ursula Uwe Václav
    Vadim Valentina Valéry Vasily Venkaiah Vijay Vikram Viktor Vincenzo Vitaly Vladimir Volodymyr Vojislav Walid Werner
    Wilhelm Willy Wolfgang Wojciech Xavier Xi Yair Yasser Yassin Yevgeny Yitzhak Yoko Yoshihide Youssef Yousef Yulia
    Yuri Yusuf Yves Zainab Zbigniew Zeid Zhou Zine Zoltán Zoran Barack Beto Bernie Newt Rand Rush Reince Mitch Jeb Nate
    Marco Ted Tulsi Kirsten Kamala Elon Jeff Tim Zach Zack Josh Nikki Cory Condoleezza Hillary Chelsea Ivanka Jared
    Melania Malia Sasha Huma Valerie Lindsey Orrin Saxby Mick Boris Nigel Jeremy Keir Theresa Priti Nicola Alistair
    Angus Callum Declan Eamon Eoin Fergus Hamish Niamh Siobhan Seán Gareth Rhys Dylan Alun Emlyn Halvard Sigrid Ingvar
    Leif Olaf Bjorn Gunnar Håkon Magnus Torsten Knut Aksel Mads Lars Søren Jussi Matti Pekka Tuomas Sauli Sanna
    """.split()
)
